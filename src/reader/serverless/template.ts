import { functionResources } from './functions';
import { at, entriesOf, Located, partsOf } from './parts';
import { withPseudoParameters } from './pseudo-parameters';
import { rolesOf, ServerlessResource } from './roles';
import { PLUG_IN } from './settings';
import { unreadIn } from './unread';
import { Variables } from './variables';
import { isObject, list, own } from '../json';
import { openProblemAt } from '../readings';
import { Template } from '../stacks/template-file';
import { TranslatedTemplate } from '../translated-template';

/** Returns whether a file is a `serverless.yml` for AWS. */
export const isServerlessFile = (content: unknown): boolean =>
  own(content, 'service') !== undefined && own(own(content, 'provider'), 'name') === 'aws';

/** Returns the access in a file of the Serverless Framework as a template. */
export function templateOfServerless(file: string, written: unknown): TranslatedTemplate {
  const variables = new Variables(written);
  const content = withPseudoParameters(withoutVariables(written, variables));
  const parts = partsOf(content, 'resources');
  const described: readonly ServerlessResource[] = [
    ...rolesOf(content),
    ...parts
      .flatMap((part) => entriesOf(at(part, 'Resources')))
      .map(({ name, value, pointer }) => ({
        id: name,
        resource: value,
        origin: { pointer: [...pointer, 'Properties'], parts: [] },
      })),
  ];
  const ids = new Set(described.map(({ id }) => id));
  const all = [...described, ...functionResources(content, ids)];
  const byId = new Map<string, ServerlessResource>();
  for (const one of all) if (!byId.has(one.id)) byId.set(one.id, one);
  // The framework merges resources of one name.
  const repeated = all.filter((one) => byId.get(one.id) !== one);
  return {
    template: {
      ...withParameters(sections(parts), variables.parameters),
      Resources: Object.fromEntries([...byId].map(([id, { resource }]) => [id, resource])),
    },
    origins: new Map([...byId].map(([id, { origin }]) => [id, origin])),
    unread: [
      ...unreadIn(file, content),
      ...repeated.map(({ id, origin: { pointer } }) =>
        openProblemAt(
          { file, pointer },
          `what the file changes on the resource ${id} is not read`,
          {
            remedy: 'give-processed-template',
          },
        ),
      ),
    ],
  };
}

/** Returns what is read of a file, with its variables replaced. */
function withoutVariables(content: unknown, variables: Variables): object {
  const replaced = (key: string) => variables.replaced(own(content, key));
  const custom = own(content, 'custom');
  return {
    service: replaced('service'),
    frameworkVersion: own(content, 'frameworkVersion'),
    plugins: replaced('plugins'),
    provider: replaced('provider'),
    functions: replaced('functions'),
    resources: replaced('resources'),
    stepFunctions: own(content, 'stepFunctions'),
    custom: isObject(custom)
      ? { [PLUG_IN]: variables.replaced(own(custom, PLUG_IN)) }
      : replaced('custom'),
  };
}

/** Returns a template with variables of the framework as parameters. */
const withParameters = (template: Template, variables: Variables['parameters']): Template =>
  variables.size === 0
    ? template
    : {
        ...template,
        Parameters: { ...(template.Parameters ?? {}), ...Object.fromEntries(variables) },
      };

/** Returns the sections of a template that values and conditions come from. */
const sections = (parts: readonly Located[]): Template =>
  Object.fromEntries(
    ['Parameters', 'Mappings', 'Conditions', 'Outputs', 'Transform'].flatMap((key) => {
      const values = parts.map(({ value }) => own(value, key)).filter((one) => one !== undefined);
      if (values.length === 0) return [];
      return [[key, key === 'Transform' ? values.flatMap(list) : Object.assign({}, ...values)]];
    }),
  );
