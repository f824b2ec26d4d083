import { read } from '../../src/reader/read';
import { audit } from '../../src/validation/run-rules';
import { allowing as allow, REACHES_CONNECT } from '../support/connect-holder';
import { policy, roleWith } from '../support/documents';

const ARNS = 'arn:aws:iam::111122223333:role/';
const [BIG, SMALL] = ['big', 'small'].map((name) => `${ARNS}${name}`);
const CREATE = 'cloudformation:CreateStack';

const ofStacks = (RoleName: string, ...statements: object[]) =>
  roleWith('P', policy(...statements), {
    RoleName,
    AssumeRolePolicyDocument: policy({
      Effect: 'Allow',
      Principal: { Service: 'cloudformation.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
  });

/** The roles that somebody gets by a stack, of whom the policies allow to pass two. */
const gets = (...statements: object[]) =>
  audit(
    read('template.json', {
      Parameters: { Chosen: { Type: 'String' } },
      Resources: {
        Holder: roleWith(
          'P',
          policy(REACHES_CONNECT, allow('iam:PassRole', [BIG, SMALL]), ...statements),
        ),
        Big: ofStacks('big', allow('iam:*')),
        Small: ofStacks('small', allow('s3:GetObject')),
      },
    })!,
  )
    .filter(({ id, place }) => /escalation/.test(id) && place.logicalId === 'Holder')
    .flatMap(({ what }) => /the role (\w+)/.exec(what)?.[1] ?? []);

const creating = (Condition?: object) => allow(CREATE, '*', Condition);
const on = (operator: string, value: unknown) => ({
  [operator]: { 'cloudformation:RoleArn': value },
});

describe('a condition on the role of a stack', () => {
  test.each([
    ['it must be another', creating(on('StringEquals', SMALL))],
    ['it must not be the role', creating(on('StringNotEquals', BIG))],
    ['it must be like others', creating(on('ArnLike', `${ARNS}s*`))],
    ['there must be none', creating(on('Null', 'true'))],
    ['it must be another of the template', creating(on('ArnEquals', refersTo('Small')))],
    ['it must not be that of the template', creating(on('ArnNotEquals', refersTo('Big')))],
  ])('closes the way to the role: %s', (_, statement) => {
    expect(gets(statement)).toEqual([]);
  });

  test.each([
    ['equals', on('StringEquals', BIG)],
    ['is like', on('ArnLike', 'arn:aws:iam::*:role/b*')],
  ])('that denies it closes the way: it %s', (_, condition) => {
    expect(gets(creating(), { ...creating(condition), Effect: 'Deny' })).toEqual([]);
  });

  test.each([
    ['none', undefined],
    ['it may be the role', on('StringEquals', [SMALL, BIG])],
    ['it may be like the role', on('ArnLike', 'arn:aws:iam::*:role/b*')],
    ['it may be that of the template', on('ArnEquals', refersTo('Big'))],
    ['it must not be another', on('StringNotEquals', SMALL)],
    ['there must be one', on('Null', 'false')],
    ['deployment chooses it', on('StringEquals', { Ref: 'Chosen' })],
  ])('leaves the way open: %s', (_, condition) => {
    expect(gets(creating(condition))).toEqual(['big']);
  });
});

function refersTo(id: string) {
  return { 'Fn::GetAtt': [id, 'Arn'] };
}
