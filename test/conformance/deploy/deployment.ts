import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { defined } from '../../support/defined';
import { PSEUDO, references, resolved } from '../intrinsics';

const outputName = (reference: object) =>
  `Of${Buffer.from(JSON.stringify(reference)).toString('hex')}`;

/** The template with an output for each reference in it: what CloudFormation takes them for is then known. */
function withOutputs(template: any): any {
  const all = new Map(
    references(template.Resources).map((reference) => [
      outputName(reference),
      { Value: reference },
    ]),
  );
  return { ...template, Outputs: Object.fromEntries(all) };
}

/** A stack that is there. */
export class Deployment {
  private template: any;
  private physicalIds: Record<string, string> = {};
  private outputs: Record<string, string> = {};

  constructor(
    private readonly client: CloudFormationClient,
    private readonly name: string,
  ) {}

  public async create(template: any): Promise<void> {
    const { StackId } = await this.client.send(new CreateStackCommand(this.input(template)));
    await this.settled(defined(StackId), 'CREATE_COMPLETE', template);
  }

  public async update(template: any): Promise<void> {
    const { StackId } = await this.client.send(new UpdateStackCommand(this.input(template)));
    await this.settled(defined(StackId), 'UPDATE_COMPLETE', template);
  }

  public async delete(): Promise<void> {
    const { Stacks: [stack] = [] } = await this.client.send(
      new DescribeStacksCommand({ StackName: this.name }),
    );
    await this.client.send(new DeleteStackCommand({ StackName: this.name }));
    await this.status(defined(stack.StackId), 'DELETE_COMPLETE');
  }

  /** The resources of IAM in the template with all that they refer to as it is deployed, by logical id. */
  public resources(): [physicalId: string, type: string, properties: any][] {
    const ofIam = Object.entries<any>(this.template.Resources).filter(([, { Type }]) =>
      Type.startsWith('AWS::IAM::'),
    );
    return ofIam.map(([id, { Type, Properties = {} }]) => [
      this.physicalIds[id],
      Type,
      resolved(Properties, this.template, {
        pseudo: PSEUDO,
        ref: (to) => this.output({ Ref: to }),
        attribute: (to, attribute) => this.output({ 'Fn::GetAtt': [to, attribute] }),
      }),
    ]);
  }

  private output(reference: object): string {
    const found = this.outputs[outputName(reference)];
    if (!found) throw new Error(`${this.name} does not say what ${JSON.stringify(reference)} is`);
    return found;
  }

  private input(template: any) {
    return {
      StackName: this.name,
      TemplateBody: JSON.stringify(withOutputs(template)),
      Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    };
  }

  private async settled(stackId: string, status: string, template: any): Promise<void> {
    const stack = await this.status(stackId, status);
    const { StackResourceSummaries = [] } = await this.client.send(
      new ListStackResourcesCommand({ StackName: stackId }),
    );
    this.template = template;
    this.outputs = Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]),
    );
    const missing = StackResourceSummaries.filter((r) => !r.PhysicalResourceId).map(
      (r) => r.ResourceType,
    );
    if (missing.length > 0) throw new Error(`${this.name} has nothing for ${missing.join(', ')}`);
    this.physicalIds = Object.fromEntries(
      StackResourceSummaries.map((r) => [r.LogicalResourceId, r.PhysicalResourceId]),
    );
  }

  private async status(stackId: string, expected: string) {
    for (;;) {
      const { Stacks: [stack] = [] } = await this.client.send(
        new DescribeStacksCommand({ StackName: stackId }),
      );
      if (stack.StackStatus === expected) return stack;
      if (!defined(stack.StackStatus).endsWith('_IN_PROGRESS'))
        throw new Error(`${this.name}: ${stack.StackStatus}, ${stack.StackStatusReason}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
