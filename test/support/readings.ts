import { defined } from './defined';
import { policy, roleWith } from './documents';
import { World } from '../../src/policy/model';
import { read } from '../../src/reader/read';
import { report } from '../../src/report/build-report';
import { AccessReport, ReportedPrincipal } from '../../src/report/model';

export { allow, deny } from './documents';

export const CONNECT = 'arn:aws:connect:eu-west-2:111122223333';
export const INSTANCE = `${CONNECT}:instance/11111111-2222-3333-4444-555555555555`;

/** A role with one inline policy, in a template. */
export const role = (statements: object | readonly object[], properties: object = {}) =>
  roleWith('Inline', policy(...[statements].flat()), properties);

export const template = (Resources: object, file = 'template.json'): World =>
  defined(read(file, { Resources }));

/** A report on a template of the given resources. */
export const reported = (Resources: object): AccessReport => report(template(Resources), []);

/** What a role that has these statements can do. */
export const principalWith = (
  statements: object | readonly object[],
  properties: object = {},
): ReportedPrincipal => reported({ Role: role(statements, properties) }).principals[0];
