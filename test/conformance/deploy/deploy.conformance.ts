import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { IAMClient } from '@aws-sdk/client-iam';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Account, asked, differences, readBack, withoutFields } from './account';
import { Deployment } from './deployment';
import { Endpoint, MINISTACK, MOTO } from './endpoint';
import { isUnknown, selectsByFunction, typesIn, without } from './known';
import { ContactCenterStack } from '../../../examples/contact-center/contact-center-stack';
import { IdentityStack } from '../../../examples/contact-center/identity-stack';
import { defined } from '../../support/defined';
import { ACCOUNT, REGION } from '../intrinsics';
import { python } from '../python';
import { describeWith } from '../tool';
import { JOURNEYS, newApp, stackOf } from '../variants';

/** Constructs of which an option, or all of them, has only resources that neither emulator knows. */
const NOT_DEPLOYED = ['ConnectPermissionSet', 'ConnectServiceLinkedRole', 'IdentityStack'];
const NOTHING: Account = { identities: {}, policies: {} };

describeWith(python(), 'CloudFormation and IAM', (venv) => {
  describe.each([MINISTACK, MOTO])('as $name has them', (emulator) => {
    let endpoint: Endpoint;
    let cloudFormation: CloudFormationClient;
    let iam: IAMClient;

    beforeAll(async () => {
      endpoint = await Endpoint.start(emulator, venv);
      const config = {
        maxAttempts: 1,
        endpoint: endpoint.url,
        region: REGION,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      };
      cloudFormation = new CloudFormationClient(config);
      iam = new IAMClient(config);
    });
    afterAll(() => endpoint?.stop());

    let deployment: Deployment | undefined;

    const seen = {
      types: new Set<string>(),
      forgotten: new Set<string>(),
      nowhere: new Set<string>(),
    };
    const known = (stack: Stack) => {
      const template = Template.fromStack(stack).toJSON();
      for (const type of typesIn(template)) seen.types.add(type);
      return without(template, emulator.unknownTypes);
    };
    const deploy = async (name: string, template: any) => {
      if (!emulator.changes) await forget();
      const there = deployment;
      deployment ??= new Deployment(cloudFormation, name);
      await (there ? deployment.update(template) : deployment.create(template));
    };
    const nothingOf = (name: string, template: any) => {
      const nothing = typesIn(template).length === 0;
      if (nothing) seen.nowhere.add(name);
      return nothing;
    };
    const refused = (template: any) => emulator.selectsByNumber && selectsByFunction(template);
    /** Deploys it and reads it back; the option stands beside what is compared, to be seen where they differ. */
    const deployedAs = async (option: string, name: string, template: any) => {
      await deploy(name, template);
      const [read, wanted] = [await readBack(iam), asked(defined(deployment).resources())];
      for (const field of differences(read, wanted)) seen.forgotten.add(field);
      expect([option, withoutFields(read, emulator.forgets)]).toEqual([
        option,
        withoutFields(wanted, emulator.forgets),
      ]);
    };
    const takenAway = async () => {
      if (!deployment || !emulator.changes) return;
      await deployment.delete();
      expect(await readBack(iam)).toEqual(NOTHING);
    };
    const forget = async () => {
      deployment = undefined;
      await endpoint.forget();
    };
    // What a failure left is not there for the next test.
    afterEach(forget);

    const lives = emulator.changes
      ? 'deployed over the one before, read back as the template has it, and leaves nothing'
      : 'deployed, and read back as the template has it';
    test.each(JOURNEYS)(`$construct: each option is ${lives}`, async (journey) => {
      for (const variant of journey.variants) {
        const template = known(stackOf(journey, variant));
        if (nothingOf(journey.construct, template)) continue;
        if (refused(template)) {
          await expect(deploy(journey.construct, template)).rejects.toThrow();
        } else {
          await deployedAs(variant.name, journey.construct, template);
        }
      }
      await takenAway();
    });

    test.each(Object.entries({ ContactCenterStack, IdentityStack }))(
      '%s of the example is deployed, read back and taken away',
      async (name, Type) => {
        const template = known(
          new Type(newApp(), name, { env: { account: ACCOUNT, region: REGION } }),
        );
        if (!nothingOf(name, template)) await deployedAs('the example', name, template);
        await takenAway();
      },
    );

    test(`every resource type is deployed but ${emulator.unknownTypes.join(', ')}`, async () => {
      expect(emulator.unknownTypes.filter((type) => !seen.types.has(type))).toEqual([]);
      const unknown = await Promise.all(
        emulator.unknownTypes.map((type) => isUnknown(cloudFormation, type)),
      );
      expect(emulator.unknownTypes.filter((_, i) => !unknown[i])).toEqual([]);
    });

    test(`what is of no other types is not deployed: ${NOT_DEPLOYED.join(', ')}`, () => {
      expect([...seen.nowhere]).toEqual(NOT_DEPLOYED);
    });

    test(
      `of what a template says nothing is forgotten but ${emulator.forgets.join(', ')}, which the ` +
        'other one keeps',
      () => {
        expect([...seen.forgotten].sort()).toEqual(emulator.forgets);
      },
    );
  });
});
