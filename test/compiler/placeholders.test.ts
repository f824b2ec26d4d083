import { instantiate } from '../../src/compiler/placeholders';
import { conditionsOf } from '../support/compiled';

test('a place with several values makes several resources', () => {
  expect(instantiate('UseStorageBuckets', { Bucket: ['a', 'b'] }).resources).toEqual(['a', 'b']);
});

test('a place that nothing fills is a fault, never *', () => {
  expect(() => instantiate('UseStorageBuckets', {})).toThrow(
    'Nothing fills {Bucket} of the statement UseStorageBuckets',
  );
});

test('a value that looks like a place is not filled again', () => {
  expect(instantiate('UseStorageBuckets', { Bucket: ['{Key}'], Key: ['k'] }).resources).toEqual([
    '{Key}',
  ]);
});

test('places shared by instances stand once', () => {
  const places = (id: string) => ({
    Instance: [id],
    InstanceRegion: ['r'],
    InstanceAccount: ['a'],
    Partition: ['aws'],
  });
  expect(
    instantiate('SearchAvailablePhoneNumbers', {}, [places('x'), places('y')]).resources,
  ).toEqual(['arn:aws:connect:r:a:phone-number/*']);
});

test('a statement that the catalogue does not have is a fault', () => {
  expect(() => instantiate('NoSuchStatement', {})).toThrow(
    'The catalogue has no statement NoSuchStatement',
  );
});

const INSTANCE = {
  Instance: ['i'],
  InstanceId: ['1'],
  InstanceRegion: ['r'],
  InstanceAccount: ['a'],
  Partition: ['aws'],
};

test('a statement is what the catalogue has, without a condition that it does not have', () => {
  expect(instantiate('UseStorageBuckets', { Bucket: ['b'] })).toStrictEqual({
    sid: 'UseStorageBuckets',
    effect: 'Allow',
    actions: ['s3:GetBucketAcl', 's3:GetBucketLocation'],
    notAction: false,
    resources: ['b'],
    notResource: false,
    conditions: [],
    reason: 'Attaching a storage bucket reads its location and its access control list.',
  });
});

test('the conditions of the catalogue stand in general', () => {
  expect(conditionsOf(instantiate('LetConnectInvokeFunctions', { Function: ['f'] }))).toEqual({
    StringEquals: { 'lambda:Principal': 'connect.amazonaws.com' },
  });
  expect(instantiate('ReadCampaigns', { Campaign: ['c'] }).conditions).toEqual([]);
});

test('where instances are named, the conditions for instances stand beside the general ones, each value once', () => {
  expect(conditionsOf(instantiate('ReadCampaigns', { Campaign: ['c'] }, [INSTANCE]))).toEqual({
    StringEquals: { 'aws:ResourceTag/owner': 'i' },
  });
  expect(
    conditionsOf(
      instantiate('ReadCampaigns', { Campaign: ['c'] }, [
        INSTANCE,
        { ...INSTANCE, Instance: ['j'] },
        INSTANCE,
      ]),
    ),
  ).toEqual({ StringEquals: { 'aws:ResourceTag/owner': ['i', 'j'] } });
  expect(
    conditionsOf(instantiate('LetConnectInvokeFunctions', { Function: ['f'] }, [INSTANCE])),
  ).toEqual({ StringEquals: { 'lambda:Principal': 'connect.amazonaws.com' } });
});

test('the resources for instances stand where instances are named', () => {
  expect(instantiate('AssociateVoiceIdDomains', {}).resources).toEqual(['*']);
  expect(instantiate('AssociateVoiceIdDomains', {}, [INSTANCE]).resources).toEqual([
    'i',
    'i/integration-association/*',
  ]);
});
