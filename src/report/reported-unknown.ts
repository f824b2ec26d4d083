import { pointerText } from './pointer';
import { displayTexts } from './reported-statement';
import { ReportedActions, ReportedUnknown } from './unknown-model';
import { toDisplayText } from '../policy/deploy-time-text';
import { PolicyStatement } from '../policy/model';
import { UnknownPart } from '../policy/unknown';

const reportedActions = ({ actions, notAction }: PolicyStatement): ReportedActions => ({
  actions: displayTexts(actions),
  ...(notAction && { notAction: true as const }),
});

/** Returns a part for a report. */
export const reportedUnknown = ({
  kind,
  what,
  mayAllow,
  mayDeny,
  mayReplace,
  within,
  remedy,
  place,
}: UnknownPart): ReportedUnknown => ({
  kind,
  what: toDisplayText(what),
  mayAllow,
  mayDeny,
  ...(mayReplace && { mayReplace }),
  ...(within && { about: within.map(reportedActions) }),
  ...(remedy && { remedy }),
  ...(place && { file: place.file, pointer: pointerText(place) }),
});
