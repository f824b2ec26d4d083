import { shippedAssembly } from '../projenrc/shipped-assembly';

test('an assembly ships with the submodules that its types name, and without places in the sources', () => {
  const targets = { python: { module: 'aws_cdk' } };
  const assembly = {
    types: {
      'lib.Role': {
        base: 'cdk.aws_iam.Role',
        locationInModule: { filename: 'src/role.ts', line: 1 },
        properties: [{ type: { fqn: 'cdk.interfaces.aws_s3.IBucketRef' } }],
      },
    },
    dependencyClosure: {
      cdk: {
        targets,
        submodules: {
          'cdk.aws_iam': { targets },
          'cdk.aws_s3': { targets },
          'cdk.interfaces': {},
          'cdk.interfaces.aws_kms': {},
          'cdk.interfaces.aws_s3': {},
        },
      },
      constructs: { targets },
    },
    version: '1.2.3',
  };
  expect(shippedAssembly(assembly)).toEqual({
    types: {
      'lib.Role': {
        base: 'cdk.aws_iam.Role',
        properties: [{ type: { fqn: 'cdk.interfaces.aws_s3.IBucketRef' } }],
      },
    },
    dependencyClosure: {
      cdk: {
        targets,
        submodules: {
          'cdk.aws_iam': { targets },
          'cdk.interfaces': {},
          'cdk.interfaces.aws_s3': {},
        },
      },
      constructs: { targets },
    },
    version: '1.2.3',
  });
});
