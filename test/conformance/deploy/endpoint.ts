import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ACCOUNT } from '../intrinsics';

/**
 * Somebody's implementation of CloudFormation and IAM behind HTTP, and where it falls short of
 * AWS's. Two, because what one does not do the other one does.
 * The tests hold what is said of them here: what an emulator learns must be taken out.
 */
export interface Emulator {
  readonly name: string;
  /** What is posted to for it to forget everything. */
  readonly reset: string;
  readonly start: (port: number) => { args: string[]; env: Record<string, string> };
  /** Resource types that it does not have. */
  readonly unknownTypes: readonly string[];
  /** What of an identity or a policy it does not keep, though a template has it. */
  readonly forgets: readonly string[];
  /** Whether it fails on an `Fn::Select` whose index is a function. */
  readonly selectsByNumber: boolean;
  /** Whether it changes and deletes what it made; one that does not is asked to make each option from nothing. */
  readonly changes: boolean;
}

/** What neither of the two knows. */
const UNKNOWN_TYPES = [
  'AWS::Connect::ContactFlow',
  'AWS::Connect::Instance',
  'AWS::Connect::InstanceStorageConfig',
  'AWS::Connect::Queue',
  'AWS::Connect::SecurityProfile',
  'AWS::ConnectCampaigns::Campaign',
  'AWS::ConnectCampaignsV2::Campaign',
  'AWS::IAM::Group',
  'AWS::IAM::ServiceLinkedRole',
  'AWS::Lex::BotAlias',
  'AWS::SSO::PermissionSet',
];

export const MOTO: Emulator = {
  name: 'moto',
  reset: '/moto-api/reset',
  start: (port) => ({
    args: [
      '-c',
      'import sys; from moto.server import main; main(sys.argv[1:])',
      '-H',
      '127.0.0.1',
      '-p',
      String(port),
    ],
    env: { MOTO_ACCOUNT_ID: ACCOUNT },
  }),
  unknownTypes: [...UNKNOWN_TYPES, 'AWS::S3::BucketPolicy'],
  forgets: ['attached'],
  // Of a role it changes the description and nothing else; a managed policy it never deletes, nor a role that has one.
  changes: false,
  selectsByNumber: true,
};

export const MINISTACK: Emulator = {
  name: 'ministack',
  reset: '/_ministack/reset',
  start: (port) => ({
    args: ['-m', 'ministack'],
    env: { BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), MINISTACK_ACCOUNT_ID: ACCOUNT },
  }),
  unknownTypes: UNKNOWN_TYPES,
  forgets: ['boundary'],
  changes: true,
  selectsByNumber: false,
};

/** A running emulator on a free port of the loopback interface. */
export class Endpoint {
  public static async start(emulator: Emulator, python: string): Promise<Endpoint> {
    const port = await freePort();
    const { args, env } = emulator.start(port);
    // In a folder of its own: some write beside them what they keep.
    const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
    const child = spawn(join(python, 'bin', 'python'), args, {
      cwd: folder,
      env: { ...process.env, TMPDIR: folder, ...env },
      stdio: 'ignore',
    });
    const endpoint = new Endpoint(`http://127.0.0.1:${port}`, emulator, child, folder);
    try {
      await endpoint.answers();
      return endpoint;
    } catch (e) {
      await endpoint.stop();
      throw new Error(`${emulator.name} does not start: ${(e as Error).message}`);
    }
  }

  private readonly end: () => void;

  private constructor(
    public readonly url: string,
    private readonly emulator: Emulator,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    this.end = () => void child.kill('SIGKILL');
    // Should jest itself be stopped, afterAll is not reached.
    process.once('exit', this.end);
  }

  /** As if it had just been started. */
  public async forget(): Promise<void> {
    const { status } = await fetch(this.url + this.emulator.reset, { method: 'POST' });
    if (status !== 200) throw new Error(`${this.emulator.name} does not forget: ${status}`);
  }

  public async stop(): Promise<void> {
    process.removeListener('exit', this.end);
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<void> {
    for (let i = 0; i < 300; i++) {
      if (this.child.exitCode !== null) throw new Error(`it ended with ${this.child.exitCode}`);
      if (
        await fetch(this.url).then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('no answer within 30 seconds');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
