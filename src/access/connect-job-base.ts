import { jobFacts } from '../catalogue/catalogue';

/** A recurring job; see `ConnectJob`. */
export class ConnectJobBase {
  protected constructor(
    /** The job's id in the catalogue: `outbound-dialer`. */
    public readonly id: string,
  ) {}

  /** The job's name: `Outbound dialer`. */
  public get label(): string {
    return this.facts.label;
  }

  /** A one-sentence description of the work that the job does. */
  public get does(): string {
    return this.facts.does;
  }

  /** The job's own actions, without those of the jobs and use cases that it includes. */
  public get actions(): string[] {
    return Object.keys(this.facts.actions);
  }

  private get facts() {
    return jobFacts(this.id);
  }
}
