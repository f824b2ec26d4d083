import { alikePrincipals } from '../../src/report/alike-principals';
import { allow, reported, role } from '../support/readings';

const inStack = (path: string) => ({
  ...role(allow('connect:ListUsers')),
  Metadata: { 'aws:cdk:path': `${path}/Resource` },
});

test('equal roles of a stack and of its copy are all shown as the first of them', () => {
  const paths = ['Prod/One', 'Prod/Two', 'Gov/One', 'Gov/Two'];
  const report = reported(Object.fromEntries(paths.map((path, i) => [`R${i}`, inStack(path)])));
  const alike = [...alikePrincipals(report)];
  expect(alike).toEqual([
    ['Prod/Two', 'Prod/One'],
    ['Gov/One', 'Prod/One'],
    ['Gov/Two', 'Prod/One'],
  ]);
});
