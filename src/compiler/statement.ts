import { Conditions } from '../catalogue/facts';

/** A policy statement as a value: what the stages of the compiler hand on. ARNs may hold tokens. */
export interface Statement {
  /** The statement's Sid, from the catalogue; empty where it is a copy of one of AWS's that has none. */
  readonly id: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** The statement holds on everything but its resources. */
  readonly allBut?: true;
  readonly conditions?: Conditions;
  /** Why the statement is there, for whoever reviews it. */
  readonly why: string;
}

export const asList = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T];

export const unique = (values: readonly string[]): string[] => [...new Set(values)];
