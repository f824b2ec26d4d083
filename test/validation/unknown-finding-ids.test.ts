import { unknownFindingIds } from '../../src/validation/unknown-finding-ids';

test('an acknowledgement of a finding that does not exist is found, with a similar id', () => {
  expect(
    unknownFindingIds([
      'cdk-amazon-connect-iam:star-resorce[connect:ListUsers]',
      'cdk-amazon-connect-iam::star-resource[connect:ListUsers]',
      'annotation::cdk-amazon-connect-iam:tags-not-applied',
      'AwsSolutions-IAM5',
    ]),
  ).toEqual([
    {
      id: 'unknown-finding-id',
      severity: 'warning',
      subject: 'star-resorce',
      what: 'the acknowledgement of cdk-amazon-connect-iam::star-resorce matches no finding',
      why: 'It accepts nothing, so the finding that it is for is reported all the time',
      instead: 'Did you mean cdk-amazon-connect-iam::star-resource?',
    },
  ]);
});

test('what resembles no id is found without a suggestion', () => {
  const [{ instead }] = unknownFindingIds(['cdk-amazon-connect-iam::xyz']);
  expect(instead).toBe('Correct the id. docs/findings.md lists all ids');
});
