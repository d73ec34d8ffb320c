package dev.ecomm.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The trainers on the class path. */
public final class TreeTrainers {

  /** Trainers that live in artifacts of their own. */
  private static final Map<String, String> ARTIFACTS =
      Map.of("xgboost", "ecomm-ml-xgboost", "smile", "ecomm-ml-smile");

  private TreeTrainers() {}

  /**
   * Finds a trainer.
   *
   * @param id its {@link TreeTrainer#id()}
   * @return the trainer
   * @throws IllegalArgumentException if it is not on the class path; says which artifact to add
   */
  public static TreeTrainer of(String id) {
    for (TreeTrainer trainer : ServiceLoader.load(TreeTrainer.class)) {
      if (trainer.id().equals(id)) {
        return trainer;
      }
    }
    String artifact = ARTIFACTS.get(id);
    throw new IllegalArgumentException(
        "trainer is \""
            + id
            + "\", must be one of "
            + ids()
            + (artifact == null
                ? ""
                : "; add dev.ecomm:" + artifact + " to the class path for it"));
  }

  /**
   * Lists the trainers.
   *
   * @return their ids in alphabetical order
   */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    ServiceLoader.load(TreeTrainer.class).forEach(trainer -> ids.add(trainer.id()));
    ids.sort(null);
    return ids;
  }
}
