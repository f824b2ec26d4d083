import { expand } from '../../src/compiler/expand-actions';

test('an action that two rows want in one place is one grant that knows both', () => {
  expect(
    expand([
      { action: 'connect:ListInstances', row: 'list-instance' },
      { action: 'connect:ListInstances', row: 'describe-instance' },
    ]),
  ).toEqual([
    expect.objectContaining({
      action: 'connect:ListInstances',
      rows: ['list-instance', 'describe-instance'],
    }),
  ]);
});

test('an action that is asked for by name has no rows and no conditions of its own', () => {
  const [grant, ...others] = expand([{ action: 'connect:DescribeInstance' }]);
  expect(grant).toStrictEqual({
    action: 'connect:DescribeInstance',
    resources: ['{Instance}'],
    templates: ['{Instance}'],
    rows: [],
  });
  expect(others).toEqual([]);
});

test('the same places under different conditions are different grants', () => {
  const rows = ['edit-call-recording', 'edit-exported-reports'];
  expect(
    expand(rows.map((row) => ({ action: 'connect:UpdateInstanceStorageConfig', row }))).map(
      (g) => g.rows,
    ),
  ).toEqual(rows.map((row) => [row]));
});

test('one action in several places is a grant for each', () => {
  expect(
    expand([
      { action: 'servicequotas:GetServiceQuota', row: 'view-external-voice-transfer-connectors' },
    ]),
  ).toHaveLength(2);
});

test('a newer action stands on its types: the instance, what is in it, or *', () => {
  const resources = (...types: string[]) =>
    expand([{ action: 'connect:DoSomething', types }])[0].resources;
  expect(resources('instance', 'queue')).toEqual(['{Instance}', '{Instance}/queue/*']);
  expect(resources()).toEqual(['*']);
});

test('an action without a place is a fault', () => {
  expect(() => expand([{ action: 'connect:NoSuchAction' }])).toThrow(
    'The catalogue has no place for connect:NoSuchAction',
  );
});
