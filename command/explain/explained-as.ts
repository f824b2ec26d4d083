import { explainAction } from './action';
import { explainAwsPolicy } from './aws-policy';
import { explainCapability } from './capability';
import { explainCloudFormationType } from './cloudformation-type';
import { explainConditionKey } from './condition-key';
import { explainManagedPolicy } from './managed-policy';
import { explainJob, explainPage, explainUseCase } from './origin';
import { explainPublishedName } from './published-name';
import { renamedFrom } from './renamed';
import { explainResourceType } from './resource-type';
import { explainRule } from './rule';
import { explainService } from './service';
import { explainServiceLinkedRole } from './service-linked-role';
import { Explained } from './sheets';
import { Subject } from './subjects';
import { explainTopic } from './topic';

const EXPLAINED: Readonly<Record<Subject['kind'], (name: string) => Explained[]>> = {
  action: (name) => [explainAction(name)],
  capability: (name) => [explainCapability(name)],
  'use case': (name) => [explainUseCase(name)],
  page: (name) => [explainPage(name)],
  job: (name) => [explainJob(name)],
  rule: (name) => [explainRule(name)],
  'managed policy': (name) => [explainManagedPolicy(name)],
  'AWS managed policy': (name) => [explainAwsPolicy(name)],
  'condition key': (name) => [explainConditionKey(name)],
  'resource type': (name) => [explainResourceType(name)],
  'CloudFormation type': (name) => [explainCloudFormationType(name)],
  service: (name) => [explainService(name)],
  'service-linked role': (name) => [explainServiceLinkedRole(name)],
  'published name': (name) => [explainPublishedName(name)],
  topic: (name) => [explainTopic(name)],
  'renamed action': (name) => renamedFrom(name).flatMap(({ now }) => now.map(explainAction)),
};

/** Returns the explanation of a subject. */
export const explainedAs = ({ kind, name }: Subject): Explained[] => EXPLAINED[kind](name);
