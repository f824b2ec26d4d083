import { publicDeclarations } from '../projenrc/public-declarations';

test('internal members and declarations go, with the imports that only they used', () => {
  expect(
    publicDeclarations(`import { Parts } from './parts';
import { Kept, Other } from './kept';
/** A scope. */
export declare class Scope {
    /** The parts. @internal */
    readonly _parts: Parts;
    /** The name. */
    readonly name: Kept;
    /**
     * Returns what it was made of.
     *
     * @internal
     */
    static _of(other: Other): Scope;
}
/** @internal */
export declare const hidden: Parts;
`),
  ).toBe(`import { Kept, Other } from './kept';
/** A scope. */
export declare class Scope {
    /** The name. */
    readonly name: Kept;
}
`);
});

test('a file without anything internal is the same', () => {
  const text = `import { A } from './a';\n/** B. */\nexport interface B extends A {\n}\n`;
  expect(publicDeclarations(text)).toBe(text);
});
