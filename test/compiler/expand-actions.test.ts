import { expandActions } from '../../src/compiler/expand-actions';

test('an action that two use cases want in one place is one grant that knows both', () => {
  expect(
    expandActions([
      { action: 'connect:ListInstances', origin: 'list-instance' },
      { action: 'connect:ListInstances', origin: 'describe-instance' },
    ]),
  ).toEqual([
    expect.objectContaining({
      actions: ['connect:ListInstances'],
      origins: ['list-instance', 'describe-instance'],
    }),
  ]);
});

test('an action that is asked for by name has no use cases and no conditions of its own', () => {
  const [grant, ...others] = expandActions([{ action: 'connect:DescribeInstance' }]);
  expect(grant).toStrictEqual({
    actions: ['connect:DescribeInstance'],
    resources: ['{Instance}'],
    templates: ['{Instance}'],
    conditions: [],
    origins: [],
  });
  expect(others).toEqual([]);
});

test('the same places under different conditions are different grants', () => {
  const rows = ['edit-call-recording', 'edit-exported-reports'];
  expect(
    expandActions(
      rows.map((origin) => ({ action: 'connect:UpdateInstanceStorageConfig', origin })),
    ).map((g) => g.origins),
  ).toEqual(rows.map((row) => [row]));
});

test('one action in several places is a grant for each', () => {
  expect(
    expandActions([
      {
        action: 'servicequotas:GetServiceQuota',
        origin: 'view-external-voice-transfer-connectors',
      },
    ]),
  ).toHaveLength(2);
});

test('a newer action stands on its types: the instance, what is in it, or *', () => {
  const resources = (...types: string[]) =>
    expandActions([{ action: 'connect:DoSomething', types }])[0].resources;
  expect(resources('instance', 'queue')).toEqual(['{Instance}', '{Instance}/queue/*']);
  expect(resources()).toEqual(['*']);
});

test('an action without a place is a fault', () => {
  expect(() => expandActions([{ action: 'connect:NoSuchAction' }])).toThrow(
    'The catalogue has no place for connect:NoSuchAction',
  );
});
