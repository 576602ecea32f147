import { graphql } from '../../data/graphql';

export const WORKFORCE = graphql(`query Workforce {
  workforce {
    problems { kind fileName line message }
    inForce { id kind origin fileName receivedAt receivedBy entryCount decidedAt decidedBy }
    pending { id kind origin fileName receivedAt receivedBy entryCount }
    history { id kind status origin fileName receivedAt receivedBy isInForce isUndone decidedAt decidedBy }
    unknownEmployeeIds
  }
}`);

export const PEOPLE = graphql(`query WorkforcePeople($search: String, $first: Int, $after: String) {
  workforcePeople(search: $search, first: $first, after: $after) {
    totalCount endCursor
    nodes { employeeId name periods { from hiredOn leftOn fte pattern calendar } departure { leftOn decidedBy decidedAt } }
  }
}`);

export const DIFFERENCE = graphql(`query WorkforceDifference($revisionId: ID!) {
  workforceDifference(revisionId: $revisionId) {
    changedCount peopleCount calendars { name change }
    people {
      employeeId name
      before { from hiredOn leftOn fte pattern calendar }
      after { from hiredOn leftOn fte pattern calendar }
    }
  }
}`);

export const UPLOAD = graphql(`mutation UploadWorkforce($kind: WorkforceKind!, $fileName: String!, $content: String!) {
  uploadWorkforce(kind: $kind, fileName: $fileName, content: $content) {
    revision { id status } problems { line message }
  }
}`);

export const CONFIRM = graphql(
  `mutation ConfirmWorkforce($revisionId: ID!) { confirmWorkforce(revisionId: $revisionId) { pending { id } } }`,
);
export const DISCARD = graphql(
  `mutation DiscardWorkforce($revisionId: ID!) { discardWorkforce(revisionId: $revisionId) { pending { id } } }`,
);
export const UNDO = graphql(`mutation UndoWorkforce($kind: WorkforceKind!) { undoWorkforce(kind: $kind) { pending { id } } }`);
