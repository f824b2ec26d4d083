import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { launchingTypes, parentTypes, workloadTypes } from '../../src/catalogue/workloads';
import { memoize } from '../../src/input/memoize';

const CDK = dirname(require.resolve('aws-cdk-lib/package.json'));

/** The CDK's folders of services that are not called as CloudFormation calls them. */
const FOLDERS: Record<string, string> = { serverless: 'sam' };

/** The code of the resource types of a service, which links to the pages of their properties. */
const resourceTypes = memoize((service: string): string => {
  const folder = FOLDERS[service] ?? service;
  return readFileSync(join(CDK, `aws-${folder}/lib/${folder}.generated.d.ts`), 'utf8');
});

/** Whether CloudFormation has a property: `InstanceConfiguration/InstanceRoleArn`. */
function hasProperty(type: string, path: string): boolean {
  const [, service, name] = type.toLowerCase().split('::');
  const within = path.toLowerCase().replace('/*', '').split('/');
  const [first, last] = [within[0], within[within.length - 1]];
  const anchor = (end: string) => new RegExp(`#cfn-${service}-${name}-${end}(?![a-z0-9-])`);
  const code = resourceTypes(service);
  return (
    anchor(first).test(code) && (within.length === 1 || anchor(`[a-z0-9]+-${last}`).test(code))
  );
}

test('every property with a role, a profile or a name is one of CloudFormation', () => {
  const named = Object.entries(workloadTypes()).flatMap(([type, facts]) => {
    const { roles = [], profiles = [], name, only, through } = facts;
    const own = [...roles, ...profiles, name, only, ...(through?.properties ?? [])];
    const others = through
      ? [through.name, ...(through.roles ?? []), ...(through.profiles ?? [])].map((path) => [
          through.type,
          path,
        ])
      : [];
    return [...own.flatMap((path) => (path ? [[type, path]] : [])), ...others];
  });
  const launching = Object.entries(launchingTypes()).flatMap(
    ([type, { roles = [], profiles = [] }]) => [...roles, ...profiles].map((path) => [type, path]),
  );
  const parents = Object.entries(parentTypes()).flatMap(([type, { name }]) =>
    name === undefined ? [] : [[type, name]],
  );
  expect(named.length).toBeGreaterThan(45);
  expect(
    [...named, ...launching, ...parents].filter(([type, path]) => !hasProperty(type, path)),
  ).toEqual([]);
});
