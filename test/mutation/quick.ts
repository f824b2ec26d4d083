import * as fc from 'fast-check';

// A mutant is killed by the first counterexample and needs no smaller one; most die at the explicit examples.
fc.configureGlobal({ endOnFailure: true });
process.env.LAWS_RUNS = '5';
process.env.FUZZ_REQUESTS = '600';
process.env.FUZZ_SEED = '12';
// The code with all its mutants is slower by far than the code.
process.env.MUTATION_TESTS = 'true';
