use std::num::NonZeroUsize;
use std::sync::mpsc::sync_channel;
use std::thread;

/// A batch is dealt when it weighs so much, in bytes of text: enough to outweigh the handing over.
const BATCH_WEIGHT: usize = 256 << 10;
/// Or when it holds so many items, for inputs of many small ones.
const BATCH_ITEMS: usize = 64;
/// Batches under way for each worker: one in hand, one waiting.
const BATCHES_EACH: usize = 2;

/// Does `work` on every item, on `jobs` threads, and hands the results on in the order of the
/// items. Stops at the first failure of `take`.
///
/// Batches are dealt round like cards, and the results taken back in the same round: that keeps
/// the order without sorting, and never more than a few batches are in memory.
///
/// # Panics
///
/// If `work` does.
pub(super) fn in_order<T: Send, R: Send, E>(
    items: impl Iterator<Item = T>,
    jobs: NonZeroUsize,
    weigh: impl Fn(&T) -> usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let mut items = items.fuse();
    let work = &work;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs.get())
            .map(|_| {
                let (give, given) = sync_channel::<Vec<T>>(BATCHES_EACH);
                let (done, results) = sync_channel::<Vec<R>>(BATCHES_EACH);
                scope.spawn(move || {
                    for batch in given {
                        if done.send(batch.into_iter().map(work).collect()).is_err() {
                            break; // nobody takes results any more
                        }
                    }
                });
                (give, results)
            })
            .collect();
        let (mut dealt, mut taken) = (0, 0);
        loop {
            while dealt - taken < BATCHES_EACH * workers.len() {
                let batch = batch(&mut items, &weigh);
                if batch.is_empty() {
                    break;
                }
                let _ = workers[dealt % workers.len()].0.send(batch); // a dead worker is met below
                dealt += 1;
            }
            if taken == dealt {
                return Ok(());
            }
            let results = workers[taken % workers.len()].1.recv();
            results.expect("a worker answers or panics").into_iter().try_for_each(&mut take)?;
            taken += 1;
        }
    })
}

fn batch<T>(items: &mut impl Iterator<Item = T>, weigh: &impl Fn(&T) -> usize) -> Vec<T> {
    let mut batch = Vec::new();
    let mut weight = 0;
    while weight < BATCH_WEIGHT && batch.len() < BATCH_ITEMS {
        let Some(item) = items.next() else { break };
        weight += weigh(&item);
        batch.push(item);
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::in_order;
    use std::num::NonZeroUsize;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for (items, jobs, weight) in
            [(0, 3, 1), (1, 3, 1), (1000, 1, 1), (1000, 3, 1 << 18), (1000, 7, 9000)]
        {
            let mut got = Vec::new();
            let jobs = NonZeroUsize::new(jobs).unwrap();
            let done = in_order(
                0..items,
                jobs,
                |_| weight,
                |n| n * 2,
                |n| {
                    got.push(n);
                    Ok::<(), ()>(())
                },
            );
            assert_eq!(done, Ok(()));
            assert!(got.iter().copied().eq((0..items).map(|n| n * 2)), "{items} {jobs}");
        }
    }

    #[test]
    fn a_failure_stops_everything() {
        let jobs = NonZeroUsize::new(2).unwrap();
        let failed =
            in_order(0.., jobs, |_| 1 << 18, |n| n, |n| if n < 5 { Ok(()) } else { Err(n) });
        assert_eq!(failed, Err(5));
    }
}
