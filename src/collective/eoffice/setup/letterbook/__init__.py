"""Letters of the demo office: facts, wording of our own, and the layout of NĐ 30/2020 Annex I."""
