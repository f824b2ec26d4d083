import { ownPartition } from './own-partitions';
import { OwnPlace } from './own-place';
import { named } from './policies-by-arn';
import { parseArn } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';
import { deployedTexts } from '../policy/deployed-texts';
import { Attachment, Principal } from '../policy/model';
import { withRoot } from '../policy/open-paths';
import { isPattern } from '../policy/pattern';
import { pathsByName, pathsByReference } from '../policy/principal-names';

/** The ARNs of a principal. */
interface OwnArns {
  /** Those with its name: one of several that it may have. */
  readonly byName: readonly PolicyText[];
  /** Those with a reference to its name. */
  readonly byReference: readonly PolicyText[];
}

/** Returns the ARNs of a principal; none where nothing says in which account it is. */
export function arnsOf(own: Principal, holder: Principal, place: OwnPlace | undefined): OwnArns {
  const account = own.identity?.account ?? place?.accounts[0];
  if (account === undefined) return { byName: [], byReference: [] };
  const partition = own.identity?.partition ?? place?.partitions[0] ?? ownPartition(holder);
  const arnOf = (path: PolicyText) => arnOfIam(partition, account, path);
  const names = pathsByName(own).flatMap(asListed(own.values));
  const { openPaths } = own.identity ?? {};
  return {
    byName: literalOrAll(names)
      .flatMap((name) => withRoot(name, openPaths))
      .map(arnOf),
    byReference: pathsByReference(own).map(arnOf),
  };
}

const arnOfIam = (partition: PolicyText, account: PolicyText, path: PolicyText): PolicyText =>
  ['arn', partition, 'iam', '', account, path].join(':');

/** Returns the texts that stand for a managed policy: its ARN, or a reference and what has its name. */
export function textsOf(policy: Attachment, place: OwnPlace | undefined): readonly PolicyText[] {
  const isArn = parseArn(policy.arn) !== undefined;
  if (isArn || !place) return [policy.arn];
  return [policy.arn, ...arnsByName(policy, place)];
}

/** Returns the ARNs of a managed policy by the names that its template gives, or lists for them. */
export const arnsByName = (
  { policy, paths = [], openPaths }: Attachment,
  place: OwnPlace,
  values?: Principal['values'],
): readonly PolicyText[] => {
  const isOwn = paths.length === 0 && policy?.managed === true && policy.origin === 'file';
  const names = isOwn ? pathsByName(named(policy)) : paths.map((path) => `policy/${path}`);
  const [partition] = place.partitions;
  const [account] = place.accounts;
  return literalOrAll(names.flatMap(asListed(values)))
    .flatMap((name) => withRoot(name, openPaths))
    .map((name) => arnOfIam(partition, account, name));
};

/** Returns the paths that no deployment decides, or all of them where it decides each. */
function literalOrAll(paths: readonly PolicyText[]): readonly PolicyText[] {
  const literal = paths.filter((path) => !hasDeployTimeValue(path));
  return literal.length > 0 ? literal : paths;
}

/** Returns the texts that a template lists for what deployment chooses; otherwise the text itself. */
const asListed =
  (values: Principal['values']) =>
  (path: PolicyText): readonly PolicyText[] => {
    const texts = deployedTexts(path, values);
    const isOpen = texts.some(isPattern);
    return isOpen || texts.length === 0 ? [path] : texts;
  };
