import { decodedOf } from './causes';
import { Denial } from './message';
import { accessOf } from '../../../src/evaluator/access-of';
import { decide, Decision } from '../../../src/evaluator/decide';
import { toDisplayText } from '../../../src/policy/deploy-time-text';
import { policiesOf, PolicyStatement, Principal, World } from '../../../src/policy/model';
import { principalIds } from '../../../src/policy/principal-ids';
import { requirementTexts } from '../../../src/text/condition-text';
import { unknownPartText } from '../../../src/text/unknown-part';
import { grantsOf } from '../../../src/validation/granting-statements';
import { Position } from '../../files/file-error';
import { Loaded } from '../../files/load';

/** Why files deny a request, in sentences. */
export function deniedBecause(loaded: Loaded, denial: Denial, action: string): readonly string[] {
  const name = callerOf(denial);
  if (name === undefined) return ['The message does not say who the caller is.'];
  const found = principalsNamed(loaded.world, name);
  if (found.length === 0) return [`No principal in these files has the name ${name}.`];
  return found.flatMap((principal) => reasonsOf(loaded, principal, denial, action));
}

/** Returns the name of the role or the user in the ARN of a caller. */
function callerOf({ principal }: Denial): string | undefined {
  const assumed = /:assumed-role\/([^/]+)\//.exec(principal ?? '')?.[1];
  return assumed ?? /:(?:role|user)\/(?:.*\/)?([^/]+)$/.exec(principal ?? '')?.[1];
}

/** CloudFormation names a role with its stack and logical id, and a random end. */
const principalsNamed = ({ principals }: World, name: string): readonly Principal[] => {
  const exact = principals.filter((one) => one.name === name);
  if (exact.length > 0) return exact;
  return principals.filter(({ place: { logicalId } }) => {
    const at = logicalId === undefined ? -1 : name.indexOf(`-${logicalId.slice(0, 24)}`);
    return at > 0;
  });
};

function reasonsOf(
  loaded: Loaded,
  principal: Principal,
  { resource = '*' }: Denial,
  action: string,
): readonly string[] {
  const decision = decide({ action, resource: decodedOf(resource) }, accessOf(principal));
  const who = principalIds(loaded.world.principals).get(principal) ?? principal.name;
  const where = ({ place }: PolicyStatement) => placeText(loaded, place.file, place.pointer);
  if (decision.verdict === 'allowed')
    return [`${who}: these files allow it. Another policy denies it, or they are not deployed.`];
  return [
    `${who}: ${verdictText(decision)}`,
    ...decision.statements.map(
      (statement) => `${statement.effect} ${statement.sid ?? ''} at ${where(statement)}`,
    ),
    ...(decision.because === 'no-allow' ? nearestOf(principal, action, where) : []),
    ...decision.unknown.map((part) => `${unknownPartText(part)} was not read and may decide it.`),
  ];
}

function verdictText({ verdict, because, requirements }: Decision): string {
  if (requirements.length > 0)
    return `allowed only if ${requirementTexts(requirements).join(' and ')}.`;
  switch (because) {
    case 'deny':
      return 'a deny matches. Narrow or remove it.';
    case 'boundary':
      return 'the permissions boundary does not allow it. Add the action to the boundary.';
    default:
      return verdict === 'unknown' ? 'nothing that was read allows it.' : 'nothing allows it.';
  }
}

/** Returns the statements that allow the action on other resources. The change there is smallest. */
function nearestOf(
  principal: Principal,
  action: string,
  where: (statement: PolicyStatement) => string,
): readonly string[] {
  const near = grantsOf(principal, action).map(
    ({ statement }) =>
      `Add the resource to ${statement.sid ?? 'the statement'} at ${where(statement)}, which allows the ` +
      `action on ${statement.resources.map(toDisplayText).join(', ')}.`,
  );
  if (near.length > 0) return near;
  const [policy] = policiesOf(principal).filter(({ origin }) => origin === 'file');
  return policy ? [`Add the statement below to ${toDisplayText(policy.name)}.`] : [];
}

function placeText({ files }: Loaded, file: string, pointer: readonly (string | number)[]): string {
  const { line, column }: Position = files.get(file)?.locate(pointer) ?? { line: 1, column: 1 };
  return `${file}:${line}:${column}`;
}
