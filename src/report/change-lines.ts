import type { AccessChange, ChangedAccess, ChangedPrincipal, ChangedUseCase } from './compare';
import { Place } from './granted-places';

/** Whether a line tells of more access, of less, or of something that is neither. */
export type Direction = 'more' | 'less' | 'other' | 'warning';

/** What a line is made of: words, and names and ARNs, which are not to be read as markup. */
export interface Part {
  readonly text: string;
  readonly code?: boolean;
}

export interface ChangeLine {
  readonly direction: Direction;
  readonly parts: readonly Part[];
}

const words = (text: string): Part => ({ text });
const code = (text: string): Part => ({ text, code: true });
const line = (direction: Direction, ...parts: readonly (Part | readonly Part[])[]): ChangeLine => ({
  direction,
  parts: parts.flat(),
});
const NAMED = 12;

/** What changed for a principal, the most important first; both renderings say it in these words. */
export function changeLines(changed: ChangedPrincipal): ChangeLine[] {
  return [
    ...changed.newEscalations.map(({ action, resources, conditions, why }) =>
      line(
        'warning',
        words('new escalation: '),
        code(action),
        words(' on '),
        places([{ resource: resources.join(', '), conditions }]),
        words(`. ${why}`),
      ),
    ),
    ...(changed.newEverything.length > 0
      ? [line('warning', words('now on everything: '), listed(changed.newEverything))]
      : []),
    ...changed.newUnknown.map((what) =>
      line('warning', words('not known what this allows: '), code(what)),
    ),
    ...changed.newFindings.map((finding) =>
      line('warning', words('new finding: '), words(finding)),
    ),
    ...changed.trustedBy.added.map((who) => line('more', words('can be taken on by '), code(who))),
    ...useCases(changed, 'more', 'can now do ', ({ after }) => after === 'allowed'),
    ...access(changed.access, ['gained', 'widened', 'moved']),
    ...useCases(changed, 'less', 'can no longer do ', ({ before }) => before === 'allowed'),
    ...access(changed.access, ['narrowed', 'lost']),
    ...changed.trustedBy.removed.map((who) =>
      line('less', words('can no longer be taken on by '), code(who)),
    ),
    ...changed.goneEscalations.map(({ action, resources }) =>
      line('less', words('escalation gone: '), code(action), words(' on '), codes(resources)),
    ),
    ...(changed.goneEverything.length > 0
      ? [line('less', words('no longer on everything: '), listed(changed.goneEverything))]
      : []),
    ...changed.goneUnknown.map((what) =>
      line('other', words('gone, and not known what it allowed: '), code(what)),
    ),
    ...changed.goneFindings.map((finding) =>
      line('other', words('finding gone: '), words(finding)),
    ),
    ...changed.managedPolicies.map(({ name, before, after }) =>
      line(
        'other',
        words('managed policy '),
        code(name),
        words(
          before === undefined
            ? after === 'attached'
              ? ' attached'
              : ` attached, ${after}`
            : after === undefined
              ? ' detached'
              : `: ${before} before, ${after} now`,
        ),
      ),
    ),
    ...(changed.boundary
      ? [
          line(
            'other',
            words('permissions boundary: '),
            code(changed.boundary.before ?? 'none'),
            words(' before, '),
            code(changed.boundary.after ?? 'none'),
            words(' now'),
          ),
        ]
      : []),
  ];
}

/** The rows of a page on one line. Rows of which only a part came or went are told by their actions. */
function useCases(
  { useCases: all }: ChangedPrincipal,
  direction: Direction,
  verb: string,
  told: (useCase: ChangedUseCase) => boolean,
): ChangeLine[] {
  const pages = new Map<string, string[]>();
  for (const useCase of all.filter(told))
    pages.set(useCase.page, [...(pages.get(useCase.page) ?? []), useCase.label.split(':')[0]]);
  return [...pages].map(([page, labels]) =>
    line(direction, words(`${verb}${labels.join(', ')} (${page})`)),
  );
}

const access = (all: readonly ChangedAccess[], kinds: readonly AccessChange[]): ChangeLine[] =>
  all.filter(({ change }) => kinds.includes(change)).map(accessLine);

function accessLine({ change, actions, before, after }: ChangedAccess): ChangeLine {
  const [then, now] = [places(before), places(after)];
  switch (change) {
    case 'gained':
      return line('more', words('gains '), listed(actions), words(' on '), now);
    case 'widened':
      return line(
        'more',
        words('widens '),
        listed(actions),
        words(' to '),
        now,
        words(', from '),
        then,
      );
    case 'moved':
      return line(
        'more',
        words('moves '),
        listed(actions),
        words(' to '),
        now,
        words(', from '),
        then,
      );
    case 'narrowed':
      return line(
        'less',
        words('narrows '),
        listed(actions),
        words(' to '),
        now,
        words(', from '),
        then,
      );
    case 'lost':
      return line('less', words('loses '), listed(actions), words(' on '), then);
  }
}

function listed(actions: readonly string[]): Part[] {
  const rest = actions.length - NAMED;
  return [...codes(actions.slice(0, NAMED)), ...(rest > 0 ? [words(` and ${rest} more`)] : [])];
}

const codes = (texts: readonly string[]): Part[] =>
  texts.flatMap((text, i) => (i === 0 ? [code(text)] : [words(', '), code(text)]));

const places = (list: readonly Place[]): Part[] =>
  list.flatMap(({ resource, conditions }, i) => [
    ...(i === 0 ? [] : [words(' and ')]),
    code(resource),
    ...(conditions.length > 0 ? [words(' if '), ...codes(conditions)] : []),
  ]);
