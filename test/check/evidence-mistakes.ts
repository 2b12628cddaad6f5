import { checkScenario } from '../../src/check/check.ts';
import { readScenario } from '../../src/parse/read.ts';
import { described } from './checking.ts';

/** What is wrong with sections that go on from a scenario's header, each as `code at «text»`. */
export function mistakesIn(sections: string): string[] {
  const text = `rubicon: 1\ntitle: Evidence\nquestion: What does it teach?\n${sections}\n`;
  const read = readScenario({ name: 'scenario.yaml', text }, 'evidence');
  const checked = read.value && checkScenario(read.value.scenario, []);
  return [...read.diagnostics, ...(checked?.diagnostics ?? [])].map(described);
}
