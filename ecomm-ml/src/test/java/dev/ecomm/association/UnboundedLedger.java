package dev.ecomm.association;

import dev.ecomm.run.CancellationToken;

/** A ledger without any limit, for tests that watch a miner alone. */
class UnboundedLedger extends Ledger {
  UnboundedLedger(int least, int largest) {
    super(
        least,
        largest,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        Charge.of(Miner.ECLAT),
        Long.MAX_VALUE,
        true,
        Long.MAX_VALUE,
        new CancellationToken());
  }
}
