/** A resource of a made-up plan. */
export interface Planned {
  readonly type: string;
  readonly name: string;
  readonly mode?: 'managed' | 'data';
  /** Whether it is only in the prior state, as data sources that were read for the plan. */
  readonly isRead?: true;
  readonly module?: string;
  readonly index?: string | number;
  readonly values?: object;
  readonly unknown?: object;
  /** The names in the expressions of the configuration, by attribute. */
  readonly references?: Readonly<Record<string, readonly string[]>>;
  /** The expressions of the blocks `statement`. */
  readonly statements?: readonly object[];
  /** The expression of its `for_each` in the configuration. */
  readonly forEach?: object;
  /** The key of its provider. Default: `aws`. */
  readonly provider?: string;
}

function addressOf({ module, index, ...one }: Planned): string {
  const address = [...(module === undefined ? [] : [module]), inModule(one)].join('.');
  return index === undefined ? address : `${address}[${JSON.stringify(index)}]`;
}

const inModule = ({ type, name, mode }: Pick<Planned, 'type' | 'name' | 'mode'>): string =>
  `${mode === 'data' ? 'data.' : ''}${type}.${name}`;

const planned = (one: Planned) => ({
  address: addressOf(one),
  mode: one.mode ?? 'managed',
  type: one.type,
  name: one.name,
  ...(one.index !== undefined && { index: one.index }),
  provider_name: 'registry.terraform.io/hashicorp/aws',
  values: one.values ?? {},
});

const configured = ({ references = {}, forEach, statements, ...one }: Planned) => ({
  address: inModule(one),
  mode: one.mode ?? 'managed',
  type: one.type,
  name: one.name,
  provider_config_key: one.provider ?? 'aws',
  expressions: {
    ...Object.fromEntries(
      Object.entries(references).map(([key, names]) => [key, { references: names }]),
    ),
    ...(statements && { statement: statements }),
  },
  ...(forEach && { for_each_expression: forEach }),
});

/** What the configuration has besides resources: by the names of modules, and the root's variables. */
export interface Configured {
  readonly calls?: object;
  readonly outputs?: object;
  /** The expressions of `for_each` in calls. */
  readonly forEach?: object;
  readonly variables?: object;
}

/** What `terraform show -json` prints for a plan, in the parts that matter. */
export function planOf(
  all: readonly Planned[],
  { calls = {}, outputs = {}, forEach = {}, variables }: Configured = {},
) {
  const modules = [...new Set(all.flatMap(({ module }) => module ?? []))];
  const resources = all.filter(({ isRead }) => !isRead);
  const inModuleOf = (module: string | undefined, some = all) =>
    some.filter((one) => one.module === module);
  const values = (some: readonly Planned[]) => ({
    root_module: {
      resources: inModuleOf(undefined, some).map(planned),
      child_modules: modules.map((address) => ({
        address,
        resources: inModuleOf(address, some).map(planned),
      })),
    },
  });
  const read = all.filter(({ isRead }) => isRead);
  return {
    format_version: '1.2',
    terraform_version: '1.9.0',
    ...(variables && { variables }),
    planned_values: values(resources),
    ...(read.length > 0 && { prior_state: { format_version: '1.0', values: values(read) } }),
    resource_changes: resources.map((one) => ({
      ...planned(one),
      change: { actions: ['create'], before: null, after: one.values, after_unknown: one.unknown },
    })),
    configuration: {
      provider_config: Object.fromEntries(
        all.map(({ provider = 'aws' }) => [provider, { name: 'aws' }]),
      ),
      root_module: {
        resources: inModuleOf(undefined).map(configured),
        module_calls: Object.fromEntries(
          modules.map((address) => {
            const name = address.replace(/^module\.|\[.*$/g, '');
            return [
              name,
              {
                expressions: (calls as Record<string, object>)[name] ?? {},
                for_each_expression: (forEach as Record<string, object>)[name],
                module: {
                  resources: inModuleOf(address).map(configured),
                  outputs: (outputs as Record<string, object>)[name] ?? {},
                },
              },
            ];
          }),
        ),
      },
    },
  };
}

/** The inline policy of the role `dev` that has the document of the data source `doc`. */
export const DOCUMENT_POLICY: Planned = {
  type: 'aws_iam_role_policy',
  name: 'p',
  values: { name: 'p', role: 'dev' },
  unknown: { policy: true },
  references: {
    policy: ['data.aws_iam_policy_document.doc.json', 'data.aws_iam_policy_document.doc'],
  },
};
