import { Conditions } from './facts';
import { Rule } from './matcher';
import { ACCOUNT, COMPANIONS, GIVEN, Input, instanceArn } from './world';
import places from '../../catalogue/places.json';
import statements from '../../catalogue/rendered/statements.json';

/** What places are filled with, by their names. */
export type Given = Readonly<Record<string, readonly string[]>>;

interface Statement {
  readonly actions: readonly string[];
  readonly effect?: string;
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  readonly forInstance?: {
    readonly resources?: readonly string[];
    readonly conditions?: Conditions;
  };
  readonly unlessNamed?: string;
  readonly allBut?: boolean;
}

const STATEMENTS = statements as unknown as Record<string, Statement>;
const PLACES = places as unknown as Record<string, { default?: string[] }>;
/** Any service-linked role of an instance, as AWS documents it. */
const LINKED =
  'arn:aws:iam::*:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect*';

/** A statement of the catalogue, and the actions of it that are wanted. */
export interface Documented {
  readonly id: string;
  readonly actions?: readonly string[];
}

/** Statements that AWS documents, as they are in a scope: told again from the catalogue. */
export const documentedRules = (
  documented: readonly Documented[],
  { instances, companions }: Pick<Input, 'instances' | 'companions'>,
  more: Given = {},
): Rule[] =>
  documented.flatMap(({ id, actions }) => {
    const statement = STATEMENTS[id];
    const given: Given = { ...GIVEN, ...(companions && COMPANIONS), ...more };
    const { forInstance, unlessNamed } = statement;
    if (unlessNamed && given[unlessNamed]) return [];
    const isNamed = instances.length > 0;
    const resources = (isNamed && forInstance?.resources) || statement.resources;
    const values = (text: string) => filled(text, instances, given);
    const all = resources.map(values);
    if (all.some((some) => some.length === 0)) return [];
    return [
      {
        sid: id,
        effect: statement.effect ?? 'Allow',
        actions: actions ?? statement.actions,
        resources: all.flat(),
        notResource: statement.allBut,
        conditions: fillAll(
          { ...statement.conditions, ...(isNamed && forInstance?.conditions) },
          values,
        ),
      },
    ];
  });

const fillAll = (conditions: Conditions, values: (text: string) => string[]): Conditions =>
  Object.fromEntries(
    Object.entries(conditions).map(([operator, byKey]) => [
      operator,
      Object.fromEntries(
        Object.entries(byKey).map(([key, wanted]) => [key, [wanted].flat().flatMap(values)]),
      ),
    ]),
  );

/** A text with each of the values of its place; none where nothing is named. */
function filled(text: string, instances: readonly number[], given: Given): string[] {
  const arns = instances.map(instanceArn);
  const plain = (one: string) =>
    one
      .replace('{Partition}', 'aws')
      .replace(/[{](Instance)?Region[}]/, 'us-east-1')
      .replace(/[{](Instance)?Account[}]/, ACCOUNT);
  const place = /[{](\w+)[}]/.exec(plain(text));
  if (!place || place.index > 0) return [plain(text)];
  const own: Given = {
    Instance: arns,
    InstanceId: arns.map((arn) => arn.split('/')[1]),
    ServiceLinkedRole: [LINKED],
  };
  const known = { ...own, ...given }[place[1]];
  const values = known ?? (place[1] === 'Campaign' ? PLACES.Campaign.default?.map(plain) : []);
  return (values ?? []).map((value) => plain(text).replace(place[0], value));
}
