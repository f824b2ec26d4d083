import { ConnectAccessError } from '../input/error';
import { awsPolicyName } from '../policy/aws-policy-name';
import { toDisplayText } from '../policy/deploy-time-text';
import { Attachment, Policy, Principal } from '../policy/model';
import { readDocument } from '../reader/policy-document';

/** Documents of managed policies. The key is the ARN, or the name of an AWS managed policy. */
export type GivenDocuments = Readonly<Record<string, unknown>>;

/** Returns a principal with the managed policy documents that the caller provides. */
export function withDocuments(principal: Principal, documents: GivenDocuments): Principal {
  const { attached, boundary } = principal;
  return {
    ...principal,
    attached: attached.map((one) => withDocument(one, documents)),
    ...(boundary && { boundary: withDocument(boundary, documents) }),
  };
}

function withDocument(attachment: Attachment, documents: GivenDocuments): Attachment {
  const names = [toDisplayText(attachment.arn), awsPolicyName(attachment.arn) ?? ''];
  const name = names.find((one) => Object.keys(documents).includes(one));
  // A document from the caller is newer than the AWS managed policy in the catalogue.
  if (name === undefined || attachment.policy?.origin === 'file') return attachment;
  return { ...attachment, policy: documentOf(name, documents[name]) };
}

function documentOf(name: string, document: any): Policy {
  const place = { file: name, pointer: [] };
  const { policy, unread } = readDocument(name, document, place, { managed: true });
  if (unread.length === 0) return policy;
  throw new ConnectAccessError({
    where: 'AccessAssertions managedPolicies',
    problem: unread[0].problem,
    got: name,
  });
}
