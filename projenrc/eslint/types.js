const ts = require('typescript');

const programs = new WeakSet();

/** What the compiler says of a file. */
const ofFile = (program, file) => [
  ...program.getSyntacticDiagnostics(file),
  ...program.getSemanticDiagnostics(file),
];

/** What it says of its options, and of the files that are not linted, once. */
function ofProgram(program) {
  if (programs.has(program)) return [];
  programs.add(program);
  const generated = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.endsWith('.generated.ts'));
  return [
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...generated.flatMap((file) => ofFile(program, file)),
  ];
}

/**
 * Reports what the compiler says. The linter has read all types for its own rules: a run of `tsc` would
 * read them once more.
 */
module.exports = {
  create: (context) => ({
    Program() {
      const { sourceCode, filename } = context;
      const { program } = sourceCode.parserServices;
      const own = program.getSourceFile(filename);
      for (const { file, start = 0, messageText, code } of [
        ...ofProgram(program),
        ...ofFile(program, own),
      ]) {
        const loc = sourceCode.getLocFromIndex(file === own ? start : 0);
        const elsewhere = file && file !== own ? `${file.fileName}: ` : '';
        const text = ts.flattenDiagnosticMessageText(messageText, '\n');
        context.report({ loc, message: `${elsewhere}TS${code}: ${text}` });
      }
    },
  }),
};
