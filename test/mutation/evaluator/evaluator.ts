import { load } from '../load';

load('evaluator');
