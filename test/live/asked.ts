import type { Changes } from '../../src/live/change.ts';
import type { Told } from '../../src/live/question.ts';
import type { Session } from '../../src/live/session.ts';

/** All that is told of a question, in its order. */
export async function asked(session: Session, changes: Changes): Promise<readonly Told[]> {
  const told: Told[] = [];
  await session.ask({ changes }, (one) => {
    told.push(one);
  });
  return told;
}
