import { bind } from '../../src/private/bind';

test('a place with several values makes several resources', () => {
  expect(bind('UseStorageBuckets', { Bucket: ['a', 'b'] }).resources).toEqual(['a', 'b']);
});

test('a place that nothing fills is a fault, never *', () => {
  expect(() => bind('UseStorageBuckets', {})).toThrow('Nothing fills {Bucket} of the statement UseStorageBuckets');
});

test('a value that looks like a place is not filled again', () => {
  expect(bind('UseStorageBuckets', { Bucket: ['{Key}'], Key: ['k'] }).resources).toEqual(['{Key}']);
});

test('places shared by instances stand once', () => {
  const places = (id: string) => ({ Instance: [id], InstanceRegion: ['r'], InstanceAccount: ['a'], Partition: ['aws'] });
  expect(bind('SearchAvailablePhoneNumbers', {}, [places('x'), places('y')]).resources).toEqual(['arn:aws:connect:r:a:phone-number/*']);
});

test('a statement that the catalogue does not have is a fault', () => {
  expect(() => bind('NoSuchStatement', {})).toThrow('The catalogue has no statement NoSuchStatement');
});
