import { DEEPEST, piecesOf, valueAt, VARIABLE } from './pieces';
import { parameterOf, VariableParameter } from './variable-parameter';
import { isObject, own } from '../json';

/**
 * Replaces variables of the Serverless Framework: by what the file has for `self:`, by the pseudo
 * parameter, or by a value that only deployment knows.
 */
export class Variables {
  /** The variables that only deployment knows, and that have values in the file, by their text. */
  readonly parameters = new Map<string, VariableParameter>();

  constructor(private readonly content: unknown) {}

  replaced(value: unknown, depth = DEEPEST): unknown {
    if (typeof value === 'string') return this.ofText(value, depth);
    if (Array.isArray(value)) return value.map((one) => this.replaced(one, depth));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        key === 'Fn::Sub' ? this.ofSub(one, depth) : this.replaced(one, depth),
      ]),
    );
  }

  private ofText(text: string, depth: number): unknown {
    const pieces = piecesOf(text);
    if (!pieces.some(({ isVariable }) => isVariable)) return text;
    const values = pieces.map((one) =>
      one.isVariable ? this.ofVariable(one.text, depth) : one.text,
    );
    if (values.length === 1) return values[0];
    return values.every((one) => typeof one === 'string' || typeof one === 'number')
      ? values.join('')
      : { 'Fn::Join': ['', values] };
  }

  /** Returns the argument of `Fn::Sub` with variables as values of its own. */
  private ofSub(argument: unknown, depth: number): unknown {
    const [text, given] = Array.isArray(argument) ? argument : [argument, {}];
    if (typeof text !== 'string') return this.replaced(argument, depth);
    const values: Record<string, unknown> = {};
    const parts = piecesOf(text).map((one, i) => {
      if (!one.isVariable) return one.text;
      const value = this.ofVariable(one.text, depth);
      if (typeof value === 'string' || typeof value === 'number') return value;
      values[`Variable${i}`] = value;
      return `\${Variable${i}}`;
    });
    return [parts.join(''), { ...(this.replaced(given, depth) as object), ...values }];
  }

  private ofVariable(variable: string, depth: number): unknown {
    const pseudo = own(PSEUDO, variable);
    if (pseudo !== undefined) return pseudo;
    const path = /^self:([\w.-]+)$/.exec(variable)?.[1];
    const value =
      path === undefined || depth === 0 || CHOSEN.includes(path)
        ? undefined
        : valueAt(this.content, path);
    if (value !== undefined && value !== null) return this.replaced(value, depth - 1);
    const parameter = parameterOf(variable, this.content);
    if (parameter) this.parameters.set(variable, parameter);
    return { Ref: variable };
  }
}

const PSEUDO: Readonly<Record<string, object>> = {
  'aws:accountId': { Ref: 'AWS::AccountId' },
  'aws:region': { Ref: 'AWS::Region' },
};

/** The values that the command line of the framework may replace. */
const CHOSEN = ['provider.stage', 'provider.region', 'provider.profile'];

/** Returns the text of a variable that was not replaced, `${file(a.yml)}`, if a value is one. */
export function variableText(value: unknown): string | undefined {
  const name = isObject(value) && Object.keys(value).length === 1 ? value.Ref : undefined;
  return typeof name === 'string' && VARIABLE.test(name) ? `\${${name}}` : undefined;
}
