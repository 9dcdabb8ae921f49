"""Loads a file as doccano's own importer does, and prints what its database then holds.

Run by doccano's Python, with the file and the project's task; its database is a temporary one.
"""

import json
import os
import sys
import tempfile
from pathlib import Path


def main(path: str, task: str) -> None:
    import backend

    folder = tempfile.mkdtemp()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.base"
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/doccano.db"
    sys.path.insert(0, str(Path(backend.__file__).parent))
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from data_import.datasets import load_dataset
    from data_import.pipeline.catalog import JSONL
    from data_import.pipeline.readers import FileName
    from examples.models import Example
    from projects.models import ProjectType, SequenceLabelingProject

    user = get_user_model().objects.create_user("somebody")
    project = SequenceLabelingProject.objects.create(
        name="p",
        project_type=ProjectType.SEQUENCE_LABELING,
        created_by=user,
        allow_overlapping=True,
        use_relation=True,
    )
    files = [FileName(path, path, path)]
    dataset = load_dataset(task, JSONL(), files, project, encoding="utf_8")
    dataset.save(user)
    found = []
    for example in Example.objects.filter(project=project).order_by("id"):
        spans = [[s.label.text, s.start_offset, s.end_offset] for s in example.spans.all()]
        relations = [
            [
                one.type.text,
                [one.from_id.label.text, one.from_id.start_offset, one.from_id.end_offset],
                [one.to_id.label.text, one.to_id.start_offset, one.to_id.end_offset],
            ]
            for one in example.relations.all()
        ]
        found.append(
            {
                "id": example.meta["id"],
                "text": example.text,
                "spans": sorted(spans),
                "relations": sorted(relations),
            }
        )
    errors = [str(error.dict()) for error in dataset.errors]
    json.dump({"documents": found, "errors": errors}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
