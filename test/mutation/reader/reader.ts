import { load } from '../load';

load('reader');
