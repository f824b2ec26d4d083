import { ACCOUNT, PSEUDO, REGION, resolved } from './intrinsics';

const instance = `arn:aws:connect:${REGION}:${ACCOUNT}:instance/11111111-2222-3333-4444-555555555555`;
const flow = `${instance}/contact-flow/44444444-2222-3333-4444-555555555555`;
const queue = `${instance}/queue/55555555-2222-3333-4444-555555555555`;
const profile = `${instance}/security-profile/66666666-2222-3333-4444-555555555555`;
const campaign = `arn:aws:connect-campaigns:${REGION}:${ACCOUNT}:campaign/88888888-2222-3333-4444-555555555555`;
const campaignV2 = `arn:aws:connect-campaigns:${REGION}:${ACCOUNT}:campaign/99999999-2222-3333-4444-555555555555`;
const linked = 'AWSServiceRoleForAmazonConnect_support';

/** What the attributes of resources look like once they are there. */
const SAMPLES: Record<string, string> = {
  'AWS::Connect::Instance.Arn': instance,
  'AWS::Connect::Instance.Id': '11111111-2222-3333-4444-555555555555',
  'AWS::Connect::Instance.ServiceRole':
    `arn:aws:iam::${ACCOUNT}:role/aws-service-role/connect.amazonaws.com/` +
    'AWSServiceRoleForAmazonConnect_0123456789',
  'AWS::Connect::ContactFlow': flow,
  'AWS::Connect::ContactFlow.ContactFlowArn': flow,
  'AWS::ConnectCampaigns::Campaign': campaign,
  'AWS::ConnectCampaigns::Campaign.Arn': campaign,
  'AWS::ConnectCampaignsV2::Campaign': campaignV2,
  'AWS::ConnectCampaignsV2::Campaign.Arn': campaignV2,
  'AWS::Lex::BotAlias.Arn': `arn:aws:lex:${REGION}:${ACCOUNT}:bot-alias/ABCDE12345/ZYXWV98765`,
  'AWS::Connect::Queue': queue,
  'AWS::Connect::Queue.QueueArn': queue,
  'AWS::Connect::SecurityProfile': profile,
  'AWS::Connect::SecurityProfile.SecurityProfileArn': profile,
  'AWS::IAM::ServiceLinkedRole.RoleName': linked,
  'AWS::KMS::Key.Arn': `arn:aws:kms:${REGION}:${ACCOUNT}:key/77777777-2222-3333-4444-555555555555`,
  'AWS::Kinesis::Stream.Arn': `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/records`,
  'AWS::Lambda::Function.Arn': `arn:aws:lambda:${REGION}:${ACCOUNT}:function:look-up`,
  'AWS::S3::Bucket.Arn': 'arn:aws:s3:::acme-recordings',
  'AWS::S3::Bucket': 'acme-recordings',
  'AWS::IAM::Group': 'group',
  'AWS::IAM::User': 'user',
  'AWS::IAM::Role.Arn': `arn:aws:iam::${ACCOUNT}:role/application`,
  'AWS::IAM::Role': 'application',
  'AWS::IAM::ManagedPolicy': `arn:aws:iam::${ACCOUNT}:policy/copy`,
};

/** Of a resource of a template an attribute, or what `Ref` gives, as it will look. */
export function sample(template: any, logicalId: string, attribute?: string): string {
  const name = [template.Resources[logicalId].Type, ...(attribute ? [attribute] : [])].join('.');
  const found = SAMPLES[name];
  if (!found) throw new Error(`there is no sample of ${name}`);
  return found;
}

/** A part of a template as it may look once it is deployed. */
export function concrete(value: any, template: any): any {
  return resolved(value, template, {
    pseudo: PSEUDO,
    ref: (id) => sample(template, id),
    attribute: (id, name) => sample(template, id, name),
  });
}
