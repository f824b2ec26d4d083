import { Definition } from '../../src/policy/deploy-time-definition';
import { toDisplayText } from '../../src/policy/deploy-time-text';
import { World } from '../../src/policy/model';
import { read } from '../../src/reader/read';
import { defined } from '../support/defined';
import { allow, policy, roleWith } from '../support/documents';

/** A role whose statement has the values as resources. */
export const roleOn = (...resources: readonly unknown[]) => ({
  Role: roleWith('Inline', policy(allow('connect:ListUsers', resources))),
});

export const ref = (Ref: string) => ({ Ref });

/** The definitions of a world by their names, with texts as people read them. */
export const definitionsByName = ({ definitions = [] }: World): Record<string, object> =>
  Object.fromEntries(
    definitions.map(({ name, file, ...rest }: Definition) => [name, displayed(rest)]),
  );

const displayed = (value: object): object =>
  JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'string' ? toDisplayText(part) : part,
  );

export const definitionsIn = (template: object): Record<string, object> =>
  definitionsByName(defined(read('t.json', template)));
