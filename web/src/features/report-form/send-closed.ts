import { request } from '@/graphql/request.ts';
import { closedContent } from './entry-model.ts';
import { ReportRevisionNowDocument } from './report-form.generated.ts';
import { newKey, sendEntry } from './sending.ts';

/** Sends a form as "did not open" for a reason given elsewhere; says whether the server took it, never throws. */
export async function sendClosed(report: string, reason: string): Promise<boolean> {
  try {
    const { report: found } = await request(ReportRevisionNowDocument, { report });
    if (!found) return false;
    const sending = { report, content: closedContent(reason), revision: found.revision, draft: false };
    return (await sendEntry(sending, newKey())).kind === 'accepted';
  } catch {
    return false;
  }
}
