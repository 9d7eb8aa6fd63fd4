/** What both servers are asked: a person, the ledger of one triennium, and the latest twenty participations with their events. */

export const triennium = "2023-2025";

export const question = `query PersonalArea($id: ID!) {
  professional(id: $id) {
    registryId firstName lastName birthDate
    profession { code name }
    disciplines { code name }
    ledger(triennium: "${triennium}") {
      asOf program facts
      obligation { years standard { exact display } individual { exact display } reductions { id amount { exact display } } }
      credits { acquired { exact display } counted { exact display } recruited { exact display } selfStudy { exact display } }
      requirements { id met required { exact display } counted { exact display } missing { exact display } }
      balance { exact display }
      certifiable document
    }
    participations(first: 20) {
      edges {
        cursor
        node {
          registryId role credits acquiredOn
          edition { number startsOn endsOn }
          event { registryId title format provider { name kind } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
