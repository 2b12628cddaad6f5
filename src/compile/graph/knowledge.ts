import { ANY, type Fact } from './fact.ts';
import type { Id } from './id.ts';

/**
 * What is known of nodes in one context. A check makes a fact of what it demands, but only where the check is made: what
 * holds while one option plays need not hold of the same node while another does.
 */
export interface Layer {
  readonly below: Layer | undefined;
  readonly depth: number;
  /** What was said, in order, and what was known of those nodes before. */
  readonly said: Facts;
  readonly before: (Fact | undefined)[];
}

/** Facts of some nodes. */
export interface Facts {
  readonly nodes: Id[];
  readonly facts: Fact[];
}

/** An empty layer above another. */
export function layer(below: Layer): Layer {
  return { below, depth: below.depth + 1, said: { nodes: [], facts: [] }, before: [] };
}

/** What a piece of work found known before it, and what it added. */
export interface Watched {
  readonly asked: Facts;
  readonly learned: Facts;
}

/** What is known of the nodes of a graph: facts of the layer in use and of those below it lie in one list, by node. */
export interface Knowledge {
  /** Below all others, and in use at first. */
  readonly ground: Layer;
  /** A node has come to be; `always` is known of it wherever it is met. */
  readonly add: (always?: Fact) => void;
  readonly fact: (id: Id) => Fact;
  readonly use: (layer: Layer) => void;
  /** Says what is known of a node, unless something is. */
  readonly assume: (id: Id, fact: Fact) => void;
  /** Says what is known of a node, whatever was. */
  readonly restate: (id: Id, fact: Fact) => void;
  /** Begins to take note, in the layer in use; the end gives what was noted. One at a time. */
  readonly watch: () => void;
  readonly watched: () => Watched;
  /** Forgets all but what is always known. */
  readonly forget: () => void;
}

/** When something was said that is always known. */
const ALWAYS = Number.POSITIVE_INFINITY;

export function knowledge(): Knowledge {
  const known: (Fact | undefined)[] = [];
  /** When a node was made or what is known of it said, in watches: what is older than a watch is noted as it is asked for. */
  const when: number[] = [];
  /** The last watch that took note of a node. */
  const noted: number[] = [];
  const ground: Layer = { below: undefined, depth: 0, said: { nodes: [], facts: [] }, before: [] };
  let top = ground;
  let now = 0;
  let asked: Facts | undefined;
  let start = 0;

  const say = (id: Id, fact: Fact): void => {
    top.before.push(known[id]);
    top.said.nodes.push(id);
    top.said.facts.push(fact);
    known[id] = fact;
    when[id] = now;
  };
  /** Takes note of what was known before. */
  const note = (id: Id, fact: Fact): void => {
    if (asked === undefined || (when[id] as number) >= now || noted[id] === now) return;
    noted[id] = now;
    asked.nodes.push(id);
    asked.facts.push(fact);
  };
  const leave = (): void => {
    const { said, before, below } = top;
    for (let index = before.length - 1; index >= 0; index--) known[said.nodes[index] as Id] = before[index];
    if (below !== undefined) top = below;
  };
  const enter = (next: Layer): void => {
    top = next;
    const { said, before } = next;
    for (let index = 0; index < before.length; index++) {
      const id = said.nodes[index] as Id;
      before[index] = known[id];
      known[id] = said.facts[index];
    }
  };
  return {
    ground,
    add: (always) => {
      known.push(always);
      when.push(always === undefined ? now : ALWAYS);
      noted.push(0);
    },
    fact: (id) => {
      const fact = known[id] ?? ANY;
      if (asked !== undefined) note(id, fact);
      return fact;
    },
    use: (next) => {
      const above: Layer[] = [];
      let at = next;
      // Down on both sides to where they have come to stand on the same.
      while (at !== top) {
        if (at.depth >= top.depth) above.push(at);
        const [lower, upper] = [at.below, top];
        if (upper.depth >= at.depth) leave();
        if (at.depth >= upper.depth && lower !== undefined) at = lower;
      }
      for (const one of above.reverse()) enter(one);
    },
    assume: (id, fact) => {
      const found = known[id];
      if (found === undefined) say(id, fact);
      else if (asked !== undefined) note(id, found);
    },
    restate: (id, fact) => {
      if (when[id] !== ALWAYS) say(id, fact);
    },
    watch: () => {
      now++;
      asked = { nodes: [], facts: [] };
      start = top.before.length;
    },
    watched: () => {
      const { nodes, facts } = top.said;
      const found = {
        asked: asked ?? { nodes: [], facts: [] },
        learned: { nodes: nodes.slice(start), facts: facts.slice(start) },
      };
      asked = undefined;
      return found;
    },
    forget: () => {
      while (top !== ground) leave();
      leave();
      ground.before.length = 0;
      ground.said.nodes.length = 0;
      ground.said.facts.length = 0;
    },
  };
}
