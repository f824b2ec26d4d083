import { deployTimeNames, hasDeployTimeValue } from '../../policy/deploy-time-text';
import { Attachment, policiesOf, Policy, Principal, World } from '../../policy/model';
import { isKeeping } from '../../policy/template-condition';
import { referenceCharacters } from '../../reader/document-size';
import { Found, rule } from '../rule';
import { connectPrincipals } from '../statement-queries';

/** The characters of all inline policies together, and the attached policies, by default. */
const INLINE: Readonly<Record<string, number>> = {
  role: 10_240,
  user: 2_048,
  group: 5_120,
  'permission set': 10_240,
};
const MANAGED = 6_144;
const ATTACHED = 10;

export const quota = rule('quota', (reading) => [
  ...tooLong(reading),
  ...connectPrincipals(reading).flatMap(tooMuch),
]);

const tooLong = (reading: World): Found[] => {
  const policies = new Set(connectPrincipals(reading).flatMap(policiesOf));
  return [...policies]
    .filter((policy) => policy.managed && policy.origin === 'file' && atLeast(policy) > MANAGED)
    .map((policy) => ({
      subject: `managed policy of ${MANAGED}`,
      what: `the managed policy ${policy.name} has at least ${atLeast(policy)} characters, and may have ${MANAGED}`,
      instead: 'Divide it into several policies',
      place: policy.place,
    }));
};

function tooMuch({ kind, name, place, ...all }: Principal): Found[] {
  const inline = all.inline.filter((one) => !isKept(one));
  const attached = all.attached.filter((one) => !isKept(one.policy ?? one));
  const length = inline.reduce((sum, policy) => sum + atLeast(policy), 0);
  const most = INLINE[kind] ?? Infinity;
  return [
    ...(length > most
      ? [
          {
            subject: `inline policies of ${most}`,
            what:
              `the inline policies of the ${kind} ${name} have at least ${length} characters ` +
              `together, and may have ${most}`,
            instead: 'Put some of it into managed policies',
            place,
          },
        ]
      : []),
    ...(attached.length > ATTACHED
      ? [
          {
            subject: `${ATTACHED} attached policies`,
            what:
              `the ${kind} ${name} has ${attached.length} policies attached, and may have ` +
              `${ATTACHED} unless the account's quota was raised`,
            instead: 'Put several of them into one, or divide what the principal does',
            place,
          },
        ]
      : []),
  ];
}

/** Returns whether a principal only has a policy if it keeps what the details of an account show. */
const isKept = ({ statements = [], templateConditions }: Partial<Policy & Attachment>): boolean =>
  (templateConditions ?? statements[0]?.templateConditions ?? []).some(isKeeping);

/** Returns the minimum size. Does not count deploy-time values, because they may be short. */
function atLeast({ characters, statements }: Policy): number {
  const names = statements
    .flatMap((s) => [...s.actions, ...s.resources, ...s.conditions.flatMap(({ values }) => values)])
    .filter(hasDeployTimeValue)
    .flatMap(deployTimeNames);
  return names.reduce((rest, name) => rest - referenceCharacters(name), characters);
}
