"""Has Label Studio's SDK look at a configuration and at each answer, and prints what it says."""

import json
import sys
from pathlib import Path


def main(folder: str, tasks: str) -> None:
    from label_studio_sdk.label_interface import LabelInterface

    interface = LabelInterface(config=Path(folder, "config.xml").read_text(encoding="utf-8"))
    interface.validate()
    seen = []
    for task in json.loads(Path(folder, tasks).read_text(encoding="utf-8")):
        sound = [interface.validate_annotation(one) for one in task["annotations"]]
        sound += [interface.validate_prediction(one) for one in task["predictions"]]
        without = {key: value for key, value in task.items() if key in ("id", "data")}
        sound.append(interface.validate_task(without))
        seen.append([task["data"]["document"], all(sound)])
    labels = sorted(label for control in interface.labels for label in control)
    json.dump({"tasks": seen, "labels": labels}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
