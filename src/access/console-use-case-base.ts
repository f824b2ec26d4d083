import { useCaseFacts } from '../catalogue/catalogue';

/** The kind of access that a use case of the console has. */
export enum ConsoleAccess {
  /** Shows something. */
  VIEW = 'view',
  /** Changes something that is shown. */
  EDIT = 'edit',
  /** Performs an action outside a settings page, such as creating an instance or signing in. */
  ACTION = 'action',
}

/** A row in the AWS table of permissions for the Amazon Connect console; see `ConsoleUseCase`. */
export class ConsoleUseCaseBase {
  protected constructor(
    /** The row's id in the catalogue: `edit-call-recording`. */
    public readonly id: string,
  ) {}

  /** The current name of the page: `Data storage`. */
  public get page(): string {
    return this.facts.page;
  }

  /** The section of the page, if it has sections: `Call recording`. */
  public get section(): string | undefined {
    return this.facts.section;
  }

  /** The current AWS name of the use case. */
  public get label(): string {
    return this.facts.label;
  }

  /** The names of the page and the use case before AWS renamed them, for searching. */
  public get formerNames(): string[] {
    return [this.facts.formerPage, this.facts.formerLabel].filter((name) => name !== undefined);
  }

  /** Whether the use case shows, edits or does something. */
  public get access(): ConsoleAccess {
    return this.facts.access as ConsoleAccess;
  }

  /** The actions of the row. Existing actions replace the ones that do not exist. */
  public get actions(): string[] {
    return [...this.facts.actions];
  }

  /** The URL of the AWS documentation page with the row. */
  public get documentation(): string {
    return 'https://docs.aws.amazon.com/connect/latest/adminguide/security-iam-amazon-connect-permissions.html';
  }

  private get facts() {
    return useCaseFacts(this.id);
  }
}
